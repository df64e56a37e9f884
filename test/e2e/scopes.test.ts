import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readManifest } from '../../sandbox/manifest';
import { ask, messageSaying, messagesAbout } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const { scopes } = readManifest(join(__dirname, '..', '..', 'manifest.yml'));
const REQUIRED = scopes.filter(({ optional }) => !optional).map(({ name }) => name);
const OPTIONAL = scopes.filter(({ optional }) => optional).map(({ name }) => name);

const PEOPLE = [
  { id: 'U0MIA', name: 'mia', email: 'mia@example.com' },
  { id: 'U0ALICE', name: 'alice', email: 'alice@example.com' },
];
const DESK = { agents: [{ mail: 'alice@example.com', name: 'Alice Novak' }] };

const cases = [
  { without: 'nothing', granted: OPTIONAL },
  ...OPTIONAL.map((scope) => ({
    without: scope,
    granted: OPTIONAL.filter((other) => other !== scope),
  })),
  { without: 'all optional scopes', granted: [] },
];

for (const { without, granted } of cases) {
  describe(`without ${without}`, function () {
    this.timeout(60_000);
    let world: World;
    before(async () => {
      const slack = { people: PEOPLE, scopes: [...REQUIRED, ...granted] };
      world = await createWorld({ mode: 'http', slack, desk: DESK });
      await world.start();
    });
    after(() => world.close());

    it('the customer is contacted and the session can be refreshed', async () => {
      await ask(world, { customer: 'main-1', user: 'U0MIA' });
      const message = await messageSaying(world, 'main-1', /was assigned to agent/);
      assert.equal(world.desk.contacts.get('main-1')?.length, 1);
      await world.slack.press(message, 'refresh_session', { user: 'U0MIA' });
      await messageSaying(world, 'main-1', /is with agent .*alice@example\.com/);
    });

    const known = granted.includes('users:read.email');
    it(`the agent is ${known ? 'mentioned and written to' : 'named by name and address'}`, async () => {
      await ask(world, { customer: 'who-1', user: 'U0MIA' });
      const named = known ? /<@U0ALICE> \(alice@/ : /agent Alice Novak \(alice@/;
      await messageSaying(world, 'who-1', named);
      const direct = () =>
        world.slack
          .messages(world.slack.workspace.directMessages('U0ALICE').id)
          .filter(({ text }) => text.includes('who-1'));
      // Slack takes one message a second: the second one waits for the next look.
      if (known) await world.slack.waitFor(() => direct().length === 1, 15_000);
      assert.equal(direct().length, known ? 1 : 0);
    });

    const finds = granted.includes('channels:history');
    it(`a message whose post was not answered ${finds ? 'is found' : 'is posted once more'}`, async () => {
      world.slack.fail('chat.postMessage', { kind: 'dropAfterEffect' });
      await ask(world, { customer: 'lost-1', user: 'U0MIA' });
      const posts = finds ? 1 : 2;
      await world.slack.waitFor(
        ({ calls }) =>
          calls.some(
            ({ method, args }) =>
              (finds ? method === 'chat.update' : method === 'chat.postMessage') &&
              JSON.stringify(args).includes('lost-1') &&
              messagesAbout(world, 'lost-1').length === posts,
          ),
        15_000,
      );
      assert.equal(world.desk.contacts.get('lost-1')?.length, 1);
    });
  });
}
