import assert from 'node:assert/strict';
import { keepDefaults } from '../../src/workflow/keep-defaults';
import { deferred } from '../support/deferred';
import { ManualClock, settled } from '../support/manual-clock';
import { MemoryConversationDefaults } from '../support/memory-conversation-defaults';
import { RecordingLog } from '../support/store-support';

function createTest() {
  const [store, clock, log] = [
    new MemoryConversationDefaults(),
    new ManualClock(),
    new RecordingLog(),
  ];
  const kept = keepDefaults({ store, clock, log });
  /** Whether a promise is settled once `ms` have passed. */
  const isDoneAfter = async (promise: Promise<unknown>, ms: number) => {
    let done = false;
    void promise.then(() => {
      done = true;
    });
    await clock.advance(ms);
    await settled();
    return done;
  };
  const events = () => log.lines.map(({ level, event }) => `${level} ${event}`);
  return { store, clock, log, kept, isDoneAfter, events };
}

const ERROR = new Error('the disk is gone');

describe("what a conversation's forms begin with", () => {
  it('is nothing, then what somebody saved, with who did it and when', async () => {
    const { kept, clock, log } = createTest();
    assert.deepEqual(await kept.of('C0001'), { kind: 'none' });
    const saved = await kept.save('C0001', { skillGroup: 9465, account: '@one' }, 'U0001');
    assert.deepEqual(saved, { kind: 'saved' });
    const defaults = { skillGroup: 9465, account: '@one', setBy: 'U0001', setAt: clock.now() };
    assert.deepEqual(await kept.of('C0001'), { kind: 'set', defaults });
    assert.equal(clock.sleeping, 0);
    assert.deepEqual(log.lines, [
      {
        ...{ level: 'info', event: 'defaults saved' },
        ...{ conversation: 'C0001', by: 'U0001', skillGroup: 9465, account: '@one' },
      },
    ]);
  });

  it('is not waited for longer than 300 ms, and the log says so', async () => {
    const { store, kept, isDoneAfter, events } = createTest();
    store.beforeRead = () => deferred<void>().promise;
    const read = kept.of('C0001');
    assert.equal(await isDoneAfter(read, 299), false);
    assert.equal(await isDoneAfter(read, 1), true);
    assert.deepEqual(await read, { kind: 'unread' });
    assert.deepEqual(events(), ['warn defaults not read in time']);
  });

  it('is unread where the store fails, and the log says why', async () => {
    const { store, kept, log } = createTest();
    store.beforeRead = () => Promise.reject(ERROR);
    assert.deepEqual(await kept.of('C0001'), { kind: 'unread' });
    assert.deepEqual(log.lines, [
      { level: 'error', event: 'defaults not read', conversation: 'C0001', error: ERROR },
    ]);
  });

  it('is not for certain saved after 2 s, and the log says so', async () => {
    const { store, kept, isDoneAfter, events } = createTest();
    store.beforeWrite = () => deferred<void>().promise;
    const save = kept.save('C0001', { account: '@one' }, 'U0001');
    assert.equal(await isDoneAfter(save, 1_999), false);
    assert.equal(await isDoneAfter(save, 1), true);
    assert.deepEqual(await save, { kind: 'notSaved' });
    assert.deepEqual(events(), ['warn defaults not saved in time']);
  });

  it('is not saved where the store fails, and the log says why', async () => {
    const { store, kept, log } = createTest();
    store.beforeWrite = () => Promise.reject(ERROR);
    const saved = await kept.save('C0001', { account: '@one' }, 'U0001');
    assert.deepEqual(saved, { kind: 'notSaved' });
    const fields = { conversation: 'C0001', by: 'U0001', error: ERROR };
    assert.deepEqual(log.lines, [{ level: 'error', event: 'defaults not saved', ...fields }]);
  });
});
