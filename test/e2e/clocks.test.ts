import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ask, callsAbout, messageSaying, messagesAbout } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';
import { type TestDatabase, testDatabase } from '../support/postgres';

const CLOCK_AHEAD = join(__dirname, '..', 'support', 'app', 'clock-ahead.ts');
/** Longer than the lease of a call, shorter than what Slack's signatures and Desk allow. */
const AHEAD_MS = 30_000;

describe('two machines whose clocks differ', function () {
  this.timeout(60_000);
  let database: TestDatabase | undefined;
  let world: World | undefined;

  before(async function () {
    database = await testDatabase();
    if (database === undefined) this.skip();
  });

  after(async () => {
    await world?.close();
    await database?.drop();
  });

  it('take nothing from each other that is still under way', async () => {
    world = await createWorld({ mode: 'http', databaseUrl: database?.url });
    const ahead = await world.start({ CLOCK_AHEAD_MS: String(AHEAD_MS) }, [CLOCK_AHEAD]);
    await ahead.waitForLog(({ event }) => event === 'clock differs from the database', 25_000);
    await world.start();
    // Several of the other one's looks for work, which it makes every second.
    world.desk.next({ kind: 'delay', ms: 2_500 }, { command: 'contact_user' });
    await ask(world, { customer: 'two-clocks' });
    await messageSaying(world, 'two-clocks', /alice@example.com/);
    assert.equal(callsAbout(world, 'two-clocks'), 1);
    assert.equal(messagesAbout(world, 'two-clocks').length, 1);
    const events = ahead.log.map(({ event }) => event);
    assert.ok(!events.includes('request resumed'));
    const said = ahead.log.find(({ event }) => event === 'clock differs from the database');
    const aheadMs = Number(said?.['aheadMs']);
    assert.ok(Math.abs(aheadMs - AHEAD_MS) < 1_000, `${aheadMs}`);
  });
});
