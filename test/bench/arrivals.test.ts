import assert from 'node:assert/strict';
import { Arrivals } from '../../bench/load/arrivals';
import { customerIn, customerNamed } from '../../bench/load/names';

describe('what the receivers see', () => {
  it('is found by the customer, in a body of either kind', () => {
    const customer = customerNamed(4711);
    const form = new URLSearchParams({ text: `\`${customer}\` was assigned` }).toString();
    assert.equal(customerIn(form), customer);
    assert.equal(customerIn(JSON.stringify({ ClientUserId: customer })), customer);
    assert.equal(customerIn('nobody'), undefined);
  });

  it('is waited for, and known afterwards', async () => {
    const arrivals = new Arrivals();
    const awaited = arrivals.of('desk', 'bench-1');
    arrivals.note('message', 'bench-1', 5);
    arrivals.note('desk', 'bench-2', 6);
    arrivals.note('desk', 'bench-1', 7);
    assert.equal(await awaited, 7);
    assert.equal(await arrivals.of('desk', 'bench-1'), 7);
    assert.equal(await arrivals.of('message', 'bench-1'), 5);
  });

  it('counts from the first time', async () => {
    const arrivals = new Arrivals();
    arrivals.note('message', 'bench-1', 5);
    arrivals.note('message', 'bench-1', 9);
    assert.equal(await arrivals.of('message', 'bench-1'), 5);
  });
});
