import assert from 'node:assert/strict';
import { formFields } from '../../sandbox/slack/form-state';
import type { OpenView } from '../../sandbox/slack/types';
import { ask, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const GROUPS = [
  { id: 9465, name: 'Billing' },
  { id: 9466, name: 'Technical support' },
];
const AGENTS = [
  { mail: 'alice@example.com', name: 'Alice Novak', groups: [9465] },
  { mail: 'tom@example.com', name: 'Tom Becker', groups: [9466] },
];
const ACCOUNTS = [{ id: '@support', name: 'Lumen Support', groups: [9465, 9466] }];

async function openForm({ slack }: World, text: string): Promise<OpenView> {
  const before = slack.openViews.length;
  await slack.command({ text, user: 'U_ALICE', channel: 'C_MEMBER' });
  return slack.waitFor(() => slack.openViews[before]);
}

function typeOf(view: OpenView, id: string): string | undefined {
  const field = formFields(view.definition.blocks).find(({ block }) => block.block_id === id);
  return field?.element.type;
}

for (const mode of ['http', 'socket'] as const) {
  describe(`choosing by name over ${mode === 'http' ? 'signed HTTP' : 'Socket Mode'}`, function () {
    this.timeout(60_000);
    let world: World;
    before(async () => {
      world = await createWorld({
        mode,
        desk: { groups: GROUPS, agents: AGENTS, accounts: ACCOUNTS },
      });
      await world.start();
    });
    after(() => world.close());

    it('offers the agents by name, those of the chosen skill group first', async () => {
      const { slack } = world;
      const view = await openForm(world, 'names-1 group:9466');
      const field = { block_id: 'agent', action_id: 'agent' };
      const offered = await slack.suggest(view, { ...field, query: '' }, { user: 'U_ALICE' });
      assert.deepEqual(
        offered.groups.map(({ label }) => label),
        ['Technical support (9466)', 'Billing (9465)'],
      );
      const narrowed = await slack.suggest(view, { ...field, query: 'nov' }, { user: 'U_ALICE' });
      const [option] = narrowed.groups.flatMap(({ options }) => options);
      assert.match(option?.text.text ?? '', /^Alice Novak \(alice@example\.com\)/);
      await slack.closeView(view);
    });

    it('puts the agents first of whichever skill group is chosen meanwhile', async () => {
      const { slack } = world;
      const by = { user: 'U_ALICE' };
      const view = await openForm(world, '');
      const field = { block_id: 'skill_group', action_id: 'skill_group' };
      await slack.suggest(view, { ...field, query: '' }, by);
      const agent = { block_id: 'agent', action_id: 'agent', query: '' };
      for (const [value, first] of [
        ['9466', 'Technical support (9466)'],
        ['9465', 'Billing (9465)'],
      ] as const) {
        const drawn = view.hash;
        await slack.act(view, { ...field, value }, by);
        await slack.waitFor(() => view.hash !== drawn);
        const { groups } = await slack.suggest(view, agent, by);
        assert.equal(groups[0]?.label, first);
      }
      await slack.closeView(view);
    });

    it('sends Desk the number and the address of what was picked', async () => {
      await ask(world, {
        customer: 'names-2',
        fields: { skill_group: '9466', agent: 'tom@example.com' },
      });
      await messageSaying(world, 'names-2', /was assigned to agent .*tom@example\.com/);
      const call = world.desk.calls.findLast(({ command }) => command === 'contact_user');
      assert.deepEqual(call?.body, {
        IMAgentUserId: '@support',
        ClientUserId: 'names-2',
        GroupId: 9466,
        MemberId: 'tom@example.com',
      });
    });
  });
}

describe('where Desk lists nobody', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'http', desk: { groups: [], agents: [] } });
    await world.start();
  });
  after(() => world.close());

  it('takes a number and an e-mail address, and says why, with an error at each that is wrong', async () => {
    const { slack } = world;
    const view = await openForm(world, '');
    assert.deepEqual(
      ['skill_group', 'agent'].map((id) => typeOf(view, id)),
      ['plain_text_input', 'plain_text_input'],
    );
    assert.match(JSON.stringify(view.definition.blocks), /has listed nothing/);
    await slack.submit(view, {
      fields: { customer: 'Zoë', skill_group: 'Billing', agent: 'alice' },
    });
    assert.deepEqual(Object.keys(view.errors).sort(), ['agent', 'customer', 'skill_group']);
    assert.match(view.errors['skill_group'] ?? '', /whole number above 0/);
  });
});
