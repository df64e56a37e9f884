import assert from 'node:assert/strict';
import { formFields } from '../../sandbox/slack/form-state';
import type { OpenView } from '../../sandbox/slack/types';
import { messageSaying, typeIntoPickers } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const PEOPLE = [
  { id: 'U0MIA', name: 'mia', email: 'mia@example.com' },
  { id: 'U0ALICE', name: 'alice', email: 'Alice@Example.com' },
  { id: 'U0TOM', name: 'tom', email: 'tom@elsewhere.example' },
];
const AGENTS = [
  { mail: 'alice@example.com', name: 'Alice Novak' },
  { mail: 'tom@desk.example.com', name: 'Tom Becker' },
];
const SCOPES = ['commands', 'chat:write', 'chat:write.public'];
const USER_SCOPES = ['users:read', 'users:read.email'];

async function openForm({ slack }: World, text: string): Promise<OpenView> {
  const before = slack.openViews.length;
  await slack.type({ text: `/contact-customer ${text}`, user: 'U0MIA', channel: 'C_MEMBER' });
  return slack.waitFor(() => slack.openViews[before]);
}

function agentIn({ state }: OpenView): unknown {
  const held = state['agent_filled_in']?.['agent'] ?? state['agent']?.['agent'];
  const option = held?.['selected_option'];
  return typeof option === 'object' && option !== null && 'value' in option
    ? option.value
    : undefined;
}

function isSaying({ definition }: OpenView, said: RegExp): boolean {
  return said.test(JSON.stringify(definition.blocks));
}

function lookups({ slack }: World): number {
  return slack.calls.filter(({ method }) => method === 'users.info').length;
}

async function submitted(world: World, view: OpenView, customer: string, agent: string) {
  const { slack } = world;
  const reaction = await slack.submit(view, { conversation: world.newChannel() });
  assert.deepEqual([reaction.status, reaction.personSees], [200, undefined]);
  await messageSaying(world, customer, new RegExp(`was assigned to agent .*${agent}`));
}

for (const mode of ['http', 'socket'] as const) {
  describe(`a teammate as the agent over ${mode === 'http' ? 'signed HTTP' : 'Socket Mode'}`, function () {
    this.timeout(60_000);
    let world: World;
    const start = async (scopes: readonly string[], settings: Record<string, string> = {}) => {
      world = await createWorld({
        mode,
        slack: { people: PEOPLE, scopes: [...SCOPES, ...scopes] },
        desk: { agents: AGENTS },
        settings,
      });
      return world.start();
    };
    afterEach(() => world.close());

    it('is filled in by the e-mail address, at once when it is asked for again', async () => {
      await start(USER_SCOPES);
      const { slack } = world;
      slack.fail('users.info', { kind: 'delay', ms: 300 });
      const view = await openForm(world, 'mate-1 @alice');
      assert.equal(agentIn(view), undefined);
      assert.ok(isSaying(view, /Looking up which agent <@U0ALICE> is/));
      await slack.waitFor(() => agentIn(view));
      assert.equal(agentIn(view), 'alice@example.com');
      assert.equal(view.state['customer']?.['customer']?.['value'], 'mate-1');
      await submitted(world, view, 'mate-1', 'alice@example.com');

      const again = await openForm(world, 'mate-2 agent:@alice');
      assert.equal(agentIn(again), 'alice@example.com');
      assert.equal(lookups(world), 1);
      await submitted(world, again, 'mate-2', 'alice@example.com');
    });

    it('can be chosen anew once filled in', async () => {
      await start(USER_SCOPES);
      const { slack } = world;
      const view = await openForm(world, 'mate-3 @alice');
      await slack.waitFor(() => agentIn(view));
      const fields = { agent_filled_in: 'tom@desk.example.com' };
      await typeIntoPickers(world, view, fields);
      await slack.submit(view, { fields, conversation: world.newChannel() });
      await messageSaying(world, 'mate-3', /was assigned to agent .*tom@desk\.example\.com/);
    });

    it('has to be chosen where Desk knows nobody with the address', async () => {
      await start(USER_SCOPES);
      const { slack } = world;
      const view = await openForm(world, 'mate-4 @tom');
      await slack.waitFor(() => isSaying(view, /`tom@elsewhere\.example` is no agent in Desk/));
      assert.equal(agentIn(view), undefined);
    });

    it('has to be chosen without the scope, and the form works and says so', async () => {
      const app = await start([]);
      const { slack } = world;
      const view = await openForm(world, 'mate-5 @alice');
      await slack.waitFor(() => isSaying(view, /users:read\.email/));
      const blocks = formFields(view.definition.blocks).map(({ block }) => block.block_id);
      assert.ok(blocks.includes('agent') && !blocks.includes('agent_filled_in'));
      const fields = { agent: 'alice@example.com' };
      await typeIntoPickers(world, view, fields);
      await slack.submit(view, { fields, conversation: world.newChannel() });
      await messageSaying(world, 'mate-5', /was assigned to agent .*alice@example\.com/);
      const line = await app.waitForLog(
        ({ event }) => event === 'people not looked up: scope missing',
      );
      assert.doesNotMatch(JSON.stringify(line), /@/);
    });

    it('needs no scope where the address is configured', async () => {
      await start([], { AGENT_ADDRESSES: 'U0TOM=Tom@desk.example.com' });
      const view = await openForm(world, 'mate-6 @tom');
      assert.equal(agentIn(view), 'tom@desk.example.com');
      assert.equal(lookups(world), 0);
      await submitted(world, view, 'mate-6', 'tom@desk.example.com');
    });
  });
}
