import assert from 'node:assert/strict';
import { formFields } from '../../sandbox/slack/form-state';
import type { OpenView } from '../../sandbox/slack/types';
import { typeIntoPickers } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const DESK = {
  groups: [{ id: 9465, name: 'Billing' }],
  agents: [{ mail: 'alice@example.com', name: 'Alice Novak', groups: [9465] }],
  accounts: [
    { id: '@lumen', name: 'Lumen', groups: [9465] },
    { id: '@vip', name: 'Lumen VIP', groups: [9465] },
  ],
};

async function openForm({ slack }: World, channel: string, text = ''): Promise<OpenView> {
  const before = slack.openViews.length;
  await slack.command({ text, user: 'U_ALICE', channel });
  return slack.waitFor(() => slack.openViews[before]);
}

/** What a form begins with, as people read it. */
async function beginning(world: World, channel: string): Promise<unknown[]> {
  const view = await openForm(world, channel);
  await world.slack.closeView(view);
  return ['skill_group', 'account'].map((id) => {
    const field = formFields(view.definition.blocks).find(({ block }) => block.block_id === id);
    return field?.element.initial_option?.text.text.replace(/ ·.*/, '');
  });
}

async function saveDefaults(
  world: World,
  channel: string,
  fields: Readonly<Record<string, string | null>>,
  said: RegExp,
): Promise<string> {
  const { slack } = world;
  const view = await openForm(world, channel, 'defaults');
  const typed = Object.entries(fields).flatMap(([id, text]) => (text === null ? [] : [[id, text]]));
  await typeIntoPickers(world, view, Object.fromEntries(typed));
  await slack.submit(view, { fields });
  const answer = await slack.waitFor(() => slack.messages().find(({ text }) => said.test(text)));
  assert.equal(answer.visibleTo, 'U_ALICE');
  assert.ok(!view.isOpen);
  return answer.text;
}

describe('the defaults of a conversation, over signed HTTP', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({ mode: 'http', desk: DESK, settings: { DESK_ACCOUNT: '' } });
    await world.start();
  });
  after(() => world.close());

  it('fill in every form there, none elsewhere, outlive a restart, and can be taken away', async () => {
    const [billing, other] = [world.newChannel(), world.newChannel()];
    const fields = { skill_group: '9465', account: '@vip' };
    const said = await saveDefaults(world, billing, fields, /begins with:/);
    assert.match(said, /`Billing \(9465\)`\n.*`Lumen VIP \(@vip\)`/);
    const set = ['Billing (9465)', 'Lumen VIP (@vip)'];
    const unset = [undefined, 'Lumen (@lumen)'];
    assert.deepEqual(await beginning(world, billing), set);
    assert.deepEqual(await beginning(world, other), unset);

    await world.apps[0]?.kill('SIGKILL');
    await world.start();
    assert.deepEqual(await beginning(world, billing), set);
    assert.deepEqual(await beginning(world, other), unset);

    await saveDefaults(world, billing, { skill_group: null, account: null }, /without defaults/);
    assert.deepEqual(await beginning(world, billing), unset);
  });
});
