import assert from 'node:assert/strict';
import { ask, contactsOf, messageSaying } from '../support/app/asking';
import { createWorld, type World } from '../support/app/world';

/** The second connection is opened 15 s after the first. */
const BOTH_WITHIN_MS = 25_000;

describe('a refresh of Socket Mode', function () {
  this.timeout(90_000);
  let world: World;

  before(async () => {
    world = await createWorld({ mode: 'socket' });
    await world.start();
    await world.slack.waitFor(({ connections }) => connections === 2, BOTH_WITHIN_MS);
  });

  after(() => world.close());

  it('leaves no moment in which a command is not answered', async () => {
    const { slack } = world;
    slack.refreshOldest();
    let [typed, errors] = [0, 0];
    // From the warning on, until the next connection is there and a while longer.
    for (let left = 20; left > 0 || slack.connections < 2; left -= 1) {
      const { personSees } = await slack.command({
        text: 'help',
        user: 'U_BOB',
        channel: 'C_MEMBER',
      });
      typed += 1;
      if (personSees !== undefined) errors += 1;
    }
    assert.ok(typed >= 20);
    assert.equal(errors, 0);
  });

  it('lets a request go on that was submitted over the connection that ends', async () => {
    const { slack } = world;
    const asking = ask(world, { customer: 'refreshed-1' });
    slack.refreshOldest();
    assert.equal((await asking).personSees, undefined);
    await messageSaying(world, 'refreshed-1', /was assigned/);
  });

  it('makes one request of a submission that comes over both connections', async () => {
    const { slack } = world;
    await slack.waitFor(({ connections }) => connections === 2, BOTH_WITHIN_MS);
    await ask(world, { customer: 'twice-1', times: 2 });
    await messageSaying(world, 'twice-1', /was assigned/);
    assert.equal(contactsOf(world, 'twice-1'), 1);
  });

  it('is followed by new connections when both are cut at once, and work goes on', async () => {
    const { slack } = world;
    slack.cutConnections();
    await slack.waitFor(({ connections }) => connections === 0);
    await slack.waitFor(({ connections }) => connections === 2, BOTH_WITHIN_MS);
    await ask(world, { customer: 'cut-1' });
    await messageSaying(world, 'cut-1', /was assigned/);
  });
});
