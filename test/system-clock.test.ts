import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { systemClock } from '../src/system-clock';

const AN_HOUR_MS = 3_600_000;

describe("the system's clock", () => {
  it('sleeps as long as it should', async () => {
    const begun = performance.now();
    await systemClock.sleep(20);
    assert.ok(performance.now() - begun >= 19);
  });

  it('wakes at once when it is told to, whatever the reason', async () => {
    const woken = new AbortController();
    const sleep = systemClock.sleep(AN_HOUR_MS, woken.signal);
    woken.abort('woken');
    await sleep;
  });

  it('does not sleep at all where it was told so before', async () => {
    await systemClock.sleep(AN_HOUR_MS, AbortSignal.abort());
  });

  it('leaves nothing behind, neither a timer nor a listener', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout');
    const woken = new AbortController();
    await systemClock.sleep(1, woken.signal);
    assert.equal(getEventListeners(woken.signal, 'abort').length, 0);
    const sleep = systemClock.sleep(AN_HOUR_MS, woken.signal);
    const before = timers().length;
    woken.abort('woken');
    await sleep;
    assert.equal(timers().length, before - 1);
  });
});
