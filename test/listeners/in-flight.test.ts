import assert from 'node:assert/strict';
import type { Accepted } from '../../src/workflow/contact-workflow';
import { deferred, turns, useListeners } from './kit';

describe('the listeners in flight', () => {
  const listeners = useListeners();

  /** Whether `idle()` has resolved, each time it is asked. */
  function watchIdle(): () => Promise<boolean> {
    let idle = false;
    void listeners()
      .inFlight.idle()
      .then(() => {
        idle = true;
      });
    return async () => {
      await turns();
      return idle;
    };
  }

  it('are idle where none runs', async () => {
    assert.equal(await watchIdle()(), true);
  });

  it('are idle only when every one of them is done, for each who waits', async () => {
    const test = listeners();
    const saves = [deferred<Accepted>(), deferred<Accepted>()];
    const waiting = [...saves];
    test.workflow.onAccept = () => waiting.shift()?.promise ?? assert.fail();
    const delivered = saves.map(() => test.submit('contact_form', { customer: '1' }));
    await turns();
    const idle = [watchIdle(), watchIdle()];
    for (const save of saves) {
      for (const isIdle of idle) assert.equal(await isIdle(), false);
      save.resolve({ kind: 'saved' });
    }
    await Promise.all(delivered);
    for (const isIdle of idle) assert.equal(await isIdle(), true);
  });

  it('are idle again after one that failed', async () => {
    const test = listeners();
    await test.press('open_form', 'not its own');
    assert.equal(test.errors.length, 1);
    assert.equal(await watchIdle()(), true);
  });
});
