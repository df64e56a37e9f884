import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  ask,
  askWithView,
  callsAbout,
  contactsOf,
  messageSaying,
  messagesAbout,
} from '../support/app/asking';
import type { DeathPoint } from '../support/app/die-at';
import { createWorld, HISTORY_SCOPES, type World } from '../support/app/world';
import { testDatabase } from '../support/postgres';

const DIE_AT = join(__dirname, '..', 'support', 'app', 'die-at.ts');
/** The promise: an outcome this long after a restart. */
const OUTCOME_WITHIN_MS = 20_000;

const POSTED = 'posted, before the time stamp is saved' satisfies DeathPoint;

/** Where the process dies: whether Desk was called by then, and what the channel shows in the end. */
const DEATHS: Readonly<Record<DeathPoint, { calls: 0 | 1; shows: RegExp }>> = {
  'before the insert': { calls: 1, shows: /was assigned/ },
  'after the insert, before the ack': { calls: 1, shows: /was assigned/ },
  'accepted, before it is marked calling': { calls: 1, shows: /was assigned/ },
  'marked calling, before the bytes leave': { calls: 0, shows: /was not contacted/ },
  'answered, before the outcome is saved': { calls: 1, shows: /what the session shows/ },
  'settled, before the message is shown': { calls: 1, shows: /was assigned/ },
  [POSTED]: { calls: 1, shows: /was assigned/ },
};

for (const database of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a process that is killed, with ${database}`, function () {
    this.timeout(120_000);
    const stories = new Map<string, Promise<void>>();

    before(async function () {
      if (database === 'PostgreSQL' && !(await hasTestDatabase())) this.skip();
      // Side by side: most of their time is waiting for a lease to run out.
      for (const [point, ending] of Object.entries(DEATHS)) {
        stories.set(
          point,
          inWorld(database, (world) => dieAndRestart(world, point, ending)),
        );
      }
      stories.set('silence', inWorld(database, dieInSilence));
      await Promise.allSettled(stories.values());
    });

    for (const point of Object.keys(DEATHS)) {
      it(`loses and doubles nothing when it dies ${point}`, () => stories.get(point));
    }

    it('settles by the session what it called before it died, without an answer', () =>
      stories.get('silence'));
  });
}

/** A world, and a database, of its own for each story: what one leaves, another would resume. */
async function inWorld(
  database: 'SQLite' | 'PostgreSQL',
  story: (world: World) => Promise<void>,
): Promise<void> {
  const postgres = database === 'PostgreSQL' ? await testDatabase() : undefined;
  const world = await createWorld({
    mode: 'http',
    databaseUrl: postgres?.url,
    slack: { scopes: ['commands', 'chat:write', 'chat:write.public', ...HISTORY_SCOPES] },
    // A repeated call would contact the customer twice, and be seen.
    desk: { refuseRepeats: false },
  });
  try {
    await story(world);
  } finally {
    await world.close();
    await postgres?.drop();
  }
}

async function dieAndRestart(
  world: World,
  point: string,
  { calls, shows }: { calls: 0 | 1; shows: RegExp },
): Promise<void> {
  const dying = await world.start({ DIE_AT: point }, [DIE_AT]);
  const { view, reaction } = await askWithView(world, { customer: 'killed-1' });
  assert.equal((await dying.untilEnded()).signal, 'SIGKILL');
  await world.start();
  // Slack shows an error where there was no ack; the person submits the same form again.
  if (reaction.personSees !== undefined) await world.slack.submit(view);
  await messageSaying(world, 'killed-1', shows, OUTCOME_WITHIN_MS);
  // That message was there before the restart: what counts is what the new process makes of it.
  if (point === POSTED) await world.slack.waitFor(isRedrawn, OUTCOME_WITHIN_MS);
  assert.equal(callsAbout(world, 'killed-1'), calls);
  assert.equal(contactsOf(world, 'killed-1'), calls);
  assert.equal(messagesAbout(world, 'killed-1').length, 1);
}

function isRedrawn({ calls }: World['slack']): boolean {
  return calls.some(({ method }) => method === 'chat.update');
}

async function dieInSilence(world: World): Promise<void> {
  const dying = await world.start();
  for (const [customer, effect] of [
    ['silent-yes', true],
    ['silent-no', false],
  ] as const) {
    world.desk.next({ kind: 'silence', effect }, { command: 'contact_user' });
    await ask(world, { customer });
    await world.desk.waitFor(() => callsAbout(world, customer) === 1);
  }
  await dying.kill('SIGKILL');
  await world.start();
  await messageSaying(world, 'silent-yes', /what the session shows/, OUTCOME_WITHIN_MS);
  await messageSaying(world, 'silent-no', /was not contacted/, OUTCOME_WITHIN_MS);
  for (const customer of ['silent-yes', 'silent-no']) {
    assert.equal(callsAbout(world, customer), 1);
    assert.equal(messagesAbout(world, customer).length, 1);
  }
}

async function hasTestDatabase(): Promise<boolean> {
  const database = await testDatabase();
  await database?.drop();
  return database !== undefined;
}
