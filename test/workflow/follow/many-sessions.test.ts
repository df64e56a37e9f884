import assert from 'node:assert/strict';
import { settled } from '../../support/manual-clock';
import { ASKED_AT } from '../../support/requests';
import { ASSIGNED, aShownRequest } from '../../support/saved-requests';
import { FOLLOWING_MS, World } from '../world';

describe('following many sessions', () => {
  let world: World;
  let looks: { readonly customer: string; readonly at: number }[];

  beforeEach(() => {
    world = new World();
    looks = [];
    const watch = world.desk.watchSession.bind(world.desk);
    world.desk.watchSession = (target) => {
      looks.push({ customer: target.customer, at: world.clock.now() });
      return watch(target);
    };
    world.desk.watched = () => ({ kind: 'known', phase: 'agent', agent: 'ann@example.com' });
  });

  function follow(count: number): void {
    for (let nth = 0; nth < count; nth += 1) {
      const request = aShownRequest(ASSIGNED);
      const target = { ...request.target, customer: `customer-${nth}` };
      world.store.put({ ...request, id: `request-${nth}`, key: `key-${nth}`, target });
    }
  }

  it('asks Desk at most five times a second, and forgets no session', async () => {
    follow(200);
    const process = world.started();
    await world.clock.advance(120_000);
    await process.stop(0);
    for (const { at } of looks) {
      const within = looks.filter((look) => look.at >= at && look.at < at + 1_000);
      assert.ok(within.length <= 5, `${within.length} looks in a second`);
    }
    assert.equal(new Set(looks.map(({ customer }) => customer)).size, 200);
    assert.ok(looks.length > 450, `${looks.length} looks`);
  });

  it('looks at each session once, however many processes there are', async () => {
    follow(8);
    const processes = [world.started(), world.started()];
    await world.clock.advance(8_000);
    await Promise.all(processes.map((process) => process.stop(0)));
    const customers = looks.map(({ customer }) => customer);
    assert.equal(customers.length, 8);
    assert.equal(new Set(customers).size, 8);
  });

  it('asks Desk no more often with four processes than with one', async () => {
    follow(200);
    const processes = [1, 2, 3, 4].map(() => world.started());
    await world.clock.advance(120_000);
    await Promise.all(processes.map((process) => process.stop(0)));
    for (const { at } of looks) {
      const within = looks.filter((look) => look.at >= at && look.at < at + 1_000);
      assert.ok(within.length <= 5, `${within.length} looks in a second`);
    }
    assert.equal(new Set(looks.map(({ customer }) => customer)).size, 200);
    assert.ok(looks.length > 450, `${looks.length} looks`);
  });

  it('is taken over at once from a process that stops', async () => {
    follow(100);
    const first = world.started();
    await world.clock.advance(8_000);
    const second = world.started();
    await world.clock.advance(2_000);
    await first.stop(0);
    const before = looks.length;
    await world.clock.advance(2_000);
    assert.ok(looks.length - before >= 4, `${looks.length - before} looks`);
    await second.stop(0);
  });

  it('is taken over within seconds from a process that has died, and from nobody else', async () => {
    follow(200);
    // Somebody has taken the turn, and is never heard of again.
    await world.leases.hold({
      ...{ name: 'sessions', holder: 'dead', now: world.clock.now(), forMs: FOLLOWING_MS },
    });
    const processes = [world.started(), world.started()];
    await world.clock.advance(FOLLOWING_MS - 1);
    assert.equal(looks.length, 0);
    await world.clock.advance(2_000);
    assert.ok(looks.length >= 5, `${looks.length} looks`);
    await Promise.all(processes.map((process) => process.stop(0)));
  });

  it('looks at nothing while the store does not say whose turn it is', async () => {
    follow(10);
    world.leases.before = () => Promise.reject(new Error('the store does not answer'));
    const process = world.started();
    await world.clock.advance(8_000);
    assert.equal(looks.length, 0);
    assert.ok(world.log.events('debug').includes('turn to follow sessions not known'));
    world.leases.before = undefined;
    await world.clock.advance(1_000);
    assert.ok(looks.length > 0);
    await process.stop(0);
  });

  it('ends in the middle of what was found when the turn is another process’s', async () => {
    follow(10);
    const process = world.started();
    world.desk.watched = () => {
      // The process sleeps, and another one has taken the turn since.
      world.clock.skip(FOLLOWING_MS);
      const now = world.clock.now();
      void world.leases.hold({ name: 'sessions', holder: 'other', now, forMs: FOLLOWING_MS });
      return { kind: 'unknown' };
    };
    await world.clock.advance(6_000);
    assert.equal(looks.length, 1);
    await process.stop(0);
  });

  it('is not held up by sessions on which the process works already', async () => {
    follow(30);
    // The first ten looks never come back.
    const answer = world.desk.watched;
    world.desk.watched = () => (looks.length <= 10 ? new Promise(() => undefined) : answer());
    const process = world.started();
    await world.clock.advance(40_000);
    const others = looks.slice(10).map(({ customer }) => customer);
    assert.equal(new Set(others).size, 20);
    assert.ok(others.length > 60, `${others.length} looks`);
    void process.stop(0);
  });

  it('saves up no looks while one takes long', async () => {
    follow(1);
    const answer = world.desk.watched;
    world.desk.watched = () => world.clock.sleep(17_000).then(answer);
    const process = world.started();
    await world.clock.advance(22_500);
    assert.equal(looks.length, 1);
    void process.stop(0);
  });

  it('begins no look once the process stops', async () => {
    follow(10);
    const process = world.started();
    world.desk.watched = () => {
      void process.stop(0);
      return { kind: 'unknown' };
    };
    await world.clock.advance(10_000);
    await settled();
    assert.equal(looks.length, 1);
    assert.ok(world.store.all().some(({ lookAt }) => lookAt === ASKED_AT + 5_000));
  });
});
