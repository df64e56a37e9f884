import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { deskFault } from '../../bench/chaos/people';
import { createRandom, type Random } from '../../bench/kit/random';
import type { AppProcess } from '../../sandbox/app/app-process';
import { callsAbout, contactsOf, messagesAbout } from '../support/app/asking';
import { createWorld, HISTORY_SCOPES, type World } from '../support/app/world';
import { testDatabase } from '../support/postgres';

const REQUESTS = 60;
const KILLS = 8;
const customers = Array.from({ length: REQUESTS }, (_, n) => `chaos-${n}x`);
/** Few enough that Slack asks to wait now and then: one post a second in each. */
const channels = Array.from({ length: 12 }, (_, n) => `C_${n}`);
const SEED = Number(process.env['CHAOS_SEED'] ?? 20_261_123);

for (const database of ['SQLite', 'PostgreSQL'] as const) {
  describe(`two processes on one ${database}, killed at random under load`, function () {
    this.timeout(180_000);

    it(`lose nothing, contact nobody twice and post one message each (seed ${SEED})`, async function () {
      const postgres = database === 'PostgreSQL' ? await testDatabase() : undefined;
      if (database === 'PostgreSQL' && postgres === undefined) return this.skip();
      const world = await createWorld({
        mode: 'http',
        databaseUrl: postgres?.url,
        slack: {
          scopes: ['commands', 'chat:write', 'chat:write.public', ...HISTORY_SCOPES],
          people: customers.map((_, n) => ({ id: `U_${n}`, name: `person-${n}` })),
          conversations: channels.map((id) => ({ id, kind: 'public', botIsMember: true })),
        },
        desk: { refuseRepeats: false },
      });
      try {
        await runChaos(world, createRandom(SEED));
      } finally {
        await world.close();
        await postgres?.drop();
      }
    });
  });
}

async function runChaos(world: World, random: Random): Promise<void> {
  const alive = [await world.start(), await world.start()];
  const load = Promise.all(customers.map((customer, n) => submitUntilAcked(world, customer, n)));
  await Promise.all([load, killAtRandom(world, alive, random)]);
  for (const customer of customers) {
    const message = await world.slack.waitFor(
      () => messagesAbout(world, customer).find(({ text }) => isOutcome(text)),
      40_000,
    );
    assert.equal(messagesAbout(world, customer).length, 1, `${customer}: one message`);
    assert.ok(callsAbout(world, customer) <= 1, `${customer}: called once at the most`);
    assertTrue(message.text, contactsOf(world, customer), customer);
  }
  await Promise.all(alive.map((app) => app.kill('SIGTERM')));
}

async function killAtRandom(world: World, alive: AppProcess[], random: Random): Promise<void> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(random.between(200, 1_500));
    const victim = random.below(alive.length);
    await alive[victim]?.kill('SIGKILL');
    alive[victim] = await world.start();
  }
}

/** A person who sees Slack's error submits the same form again, as the form tells them. */
async function submitUntilAcked(world: World, customer: string, n: number): Promise<void> {
  const random = createRandom(SEED + n);
  const user = `U_${n}`;
  await pause(random.between(0, 8_000));
  const { slack, desk } = world;
  let view = slack.openViews.find((open) => open.user === user);
  while (view === undefined) {
    aimAtSomebodyAlive(world, random);
    await slack.command({ text: customer, user, channel: `C_${n % channels.length}` });
    view = slack.openViews.find((open) => open.user === user);
    if (view === undefined) await pause(200);
  }
  const fault = deskFault(random, 6);
  if (fault !== undefined) desk.next(fault, { command: 'contact_user' });
  for (let tries = 0; view.isOpen && tries < 100; tries += 1) {
    aimAtSomebodyAlive(world, random);
    await slack.submit(view, { times: 1 + random.below(2) });
    if (view.isOpen) await pause(200);
  }
  assert.equal(view.isOpen, false, `${customer} was acknowledged`);
}

function aimAtSomebodyAlive({ apps, slack }: World, random: Random): void {
  const ports = apps.filter(({ ended }) => ended === undefined).map(({ port }) => port);
  const port = ports.filter((known) => known !== undefined)[random.below(ports.length)];
  if (port !== undefined) slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
}

function isOutcome(text: string): boolean {
  return /was assigned|is with agent|was not contacted|^Unconfirmed/.test(text);
}

/** What the message says must be what happened; only "unconfirmed" may be either. */
function assertTrue(text: string, contacts: number, customer: string): void {
  assert.ok(contacts <= 1, `${customer}: contacted ${contacts} times`);
  if (/was assigned|is with agent/.test(text)) assert.equal(contacts, 1, `${customer}: ${text}`);
  if (/was not contacted/.test(text)) assert.equal(contacts, 0, `${customer}: ${text}`);
}
