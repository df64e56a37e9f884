import assert from 'node:assert/strict';
import { createRunningWork } from '../../src/workflow/running-work';
import { deferred } from '../support/deferred';
import { settled } from '../support/manual-clock';
import { RecordingRequestLog } from '../support/recording-request-log';

const atOnce = () => Promise.resolve();

describe('the work of a process', () => {
  const log = new RecordingRequestLog();

  it('is done one after the other for one request, and at once for another', async () => {
    const work = createRunningWork(log, atOnce);
    const gates = [deferred(), deferred(), deferred()];
    const begun: number[] = [];
    const story = (nth: number) => () => {
      begun.push(nth);
      return gates[nth]?.promise ?? assert.fail();
    };
    work.begin('request-1', story(0));
    work.begin('request-1', story(1));
    work.begin('request-2', story(2));
    await settled();
    assert.deepEqual(begun, [0, 2]);
    assert.equal(work.size, 2);
    gates[0]?.resolve();
    await settled();
    assert.deepEqual(begun, [0, 2, 1]);
    assert.equal(work.has('request-1'), true);
    gates[1]?.resolve();
    await settled();
    assert.equal(work.has('request-1'), false);
    gates[2]?.resolve();
    await work.idle();
    assert.equal(work.size, 0);
  });

  it('begins in the order of its coming, each when it is its turn', async () => {
    const turns = [deferred(), deferred()];
    let taken = 0;
    const work = createRunningWork(log, () => {
      taken += 1;
      return turns[taken - 1]?.promise ?? assert.fail();
    });
    const begun: string[] = [];
    for (const id of ['request-1', 'request-2']) {
      work.begin(id, async () => {
        begun.push(id);
      });
    }
    await settled();
    assert.deepEqual([begun, taken, work.size], [[], 1, 2]);
    turns[0]?.resolve();
    await settled();
    assert.deepEqual([begun, taken], [['request-1'], 2]);
    turns[1]?.resolve();
    await work.idle();
    assert.deepEqual(begun, ['request-1', 'request-2']);
  });

  it('goes on after a story that failed', async () => {
    const work = createRunningWork(new RecordingRequestLog(), atOnce);
    let isDone = false;
    work.begin('request-1', () => Promise.reject(new Error('a bug')));
    work.begin('request-1', async () => {
      isDone = true;
    });
    await work.idle();
    assert.equal(isDone, true);
  });

  it('logs a failure with its request, and goes on', async () => {
    const work = createRunningWork(log, atOnce);
    const error = new Error('a bug');
    work.begin('request-1', () => Promise.reject(error));
    await work.idle();
    assert.deepEqual(log.lines, [
      { level: 'error', event: 'work on request failed', requestId: 'request-1', error },
    ]);
    assert.equal(work.size, 0);
  });

  it('is idle only when what was begun meanwhile is done, too', async () => {
    const work = createRunningWork(log, atOnce);
    const [first, second] = [deferred(), deferred()];
    let isIdle = false;
    work.begin('request-1', async () => {
      await first.promise;
      work.begin('request-2', () => second.promise);
    });
    void work.idle().then(() => {
      isIdle = true;
    });
    first.resolve();
    await settled();
    assert.equal(isIdle, false);
    second.resolve();
    await settled();
    assert.equal(isIdle, true);
  });
});
