import assert from 'node:assert/strict';
import type { OpenSession } from '../../sandbox/desk/state';
import { ask, buttonsOf, messageSaying, messagesAbout } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

const PEOPLE = [
  { id: 'U0MIA', name: 'mia', email: 'mia@example.com' },
  { id: 'U0ALICE', name: 'alice', email: 'alice@example.com' },
];
const AGENTS = [
  { mail: 'alice@example.com', name: 'Alice Novak' },
  { mail: 'tom@example.com', name: 'Tom Becker' },
];
const SCOPES = ['commands', 'chat:write', 'chat:write.public', 'users:read', 'users:read.email'];

function sessionOf({ desk }: World, customer: string): OpenSession {
  const session = [...desk.state.sessions.values()].find((each) => each.customer === customer);
  return session ?? assert.fail(`${customer} has no session`);
}

describe('a session that is followed', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await createWorld({
      mode: 'socket',
      slack: { people: PEOPLE, scopes: SCOPES },
      desk: { agents: AGENTS, serviceMode: 'manual' },
      settings: { ACCEPT_ALERT: '7', DESK_WORKSPACE_URL: 'https://desk.example.com/' },
    });
    await world.start();
  });
  after(() => world.close());

  const directTo = (person: string) => {
    const { slack } = world;
    const im = slack.workspace.directMessages(person);
    return slack.messages(im.id).filter(({ visibleTo }) => visibleTo === undefined);
  };

  it('is shown until it ends: waiting, accepted, passed on, ended', async () => {
    const fields = { agent: 'alice@example.com', reason: 'Refund is late' };
    await ask(world, { customer: 'live-1', fields, user: 'U0MIA' });
    const first = await messageSaying(world, 'live-1', /<@U0ALICE> \(alice@example\.com\)/);
    assert.deepEqual(buttonsOf(first), ['refresh_session', 'end_session']);
    const [direct] = await world.slack.waitFor(() => {
      const told = directTo('U0ALICE');
      return told.length > 0 ? told : undefined;
    });
    assert.match(direct?.text ?? '', /customer live-1 to you[\s\S]*Refund is late/);
    assert.match(direct?.text ?? '', /Open the message[\s\S]*desk\.example\.com/);
    await messageSaying(world, 'live-1', /is waiting for agent <@U0ALICE>/, 15_000);
    const alert = await world.slack.waitFor(
      () => messagesIn(world, first.channel).find(({ text }) => /has not accepted/.test(text)),
      15_000,
    );
    assert.equal(alert.threadTs, first.ts);
    assert.match(alert.text, /^<@U0MIA>/);
    world.desk.people.acceptSession(sessionOf(world, 'live-1').id);
    await messageSaying(world, 'live-1', /is with agent <@U0ALICE>/, 15_000);
    world.desk.people.reassignSession(sessionOf(world, 'live-1').id, 'tom@example.com');
    await messageSaying(world, 'live-1', /agent Tom Becker \(tom@example\.com\)/, 15_000);
    world.desk.people.endSession(sessionOf(world, 'live-1').id);
    const ended = await messageSaying(world, 'live-1', /has ended/, 15_000);
    assert.deepEqual(buttonsOf(ended), []);
    assert.equal(messagesAbout(world, 'live-1').filter(({ ts }) => ts === first.ts).length, 1);
    assert.equal(directTo('U0ALICE').length, 1);
  });

  it('is ended from the message, by whoever presses', async () => {
    await ask(world, { customer: 'live-2', user: 'U0MIA' });
    const message = await messageSaying(world, 'live-2', /was assigned/);
    await world.slack.press(message, 'end_session', { user: 'U0ALICE' });
    await messageSaying(world, 'live-2', /has ended[\s\S]*<@U0ALICE> ended it/);
    assert.throws(() => sessionOf(world, 'live-2'));
  });

  it('is followed again after a kill, and tells nobody twice', async () => {
    await ask(world, { customer: 'live-3', fields: { agent: 'alice@example.com' }, user: 'U0MIA' });
    const message = await messageSaying(world, 'live-3', /was assigned/);
    const about = () => directTo('U0ALICE').filter(({ text }) => text.includes('live-3'));
    const alerts = () =>
      messagesIn(world, message.channel).filter(({ text }) => /has not accepted/.test(text));
    await world.slack.waitFor(() => about().length === 1 && alerts().length === 1, 20_000);
    await world.apps.at(-1)?.kill('SIGKILL');
    world.desk.people.acceptSession(sessionOf(world, 'live-3').id);
    await world.start();
    await messageSaying(world, 'live-3', /is with agent <@U0ALICE>/, 15_000);
    assert.deepEqual([about().length, alerts().length], [1, 1]);
  });
});

function messagesIn({ slack }: World, channel: string) {
  return slack.messages(channel);
}
