import assert from 'node:assert/strict';
import { everyObserver } from '../../src/domain/observer';
import { startCalling } from '../../src/domain/transitions';
import { observeRequests } from '../../src/metrics/observed-log';
import { observeStore } from '../../src/metrics/observed-store';
import { ManualClock } from '../support/manual-clock';
import { MemoryStore } from '../support/memory-store';
import { RecordingObserver } from '../support/recording-observer';
import { RecordingRequestLog } from '../support/recording-request-log';
import { inserted } from '../support/sightings';

describe('an observed store', () => {
  it('lets each write be seen, with what came of it and how long it took', async () => {
    const observer = new RecordingObserver();
    const clock = new ManualClock();
    const memory = new MemoryStore();
    memory.beforeWrite = () => clock.advance(20);
    const store = observeStore(withMethods(memory), { observer, clock });
    const { request, event } = inserted();
    const startedAt = clock.now();
    await store.insertIfAbsent(request, event);
    await store.insertIfAbsent(request, event);
    const calling = startCalling(request, 1);
    assert.deepEqual(await store.save(calling), calling.after);
    assert.equal(await store.save(calling), undefined);
    memory.beforeWrite = () => {
      throw new Error('the disk is full');
    };
    await assert.rejects(store.save(calling), /the disk is full/);
    const seen = observer.sightings.map(
      (each) => each.kind === 'stored' && [each.write, each.result],
    );
    assert.deepEqual(seen, [
      ['insert', 'saved'],
      ['insert', 'outdated'],
      ['save', 'saved'],
      ['save', 'outdated'],
      ['save', 'failed'],
    ]);
    const [first] = observer.sightings;
    assert.deepEqual(first, {
      ...{ kind: 'stored', write: 'insert', result: 'saved', request, event },
      ...{ startedAt, endedAt: startedAt + 20 },
    });
    assert.equal((await store.find(request.id))?.state, 'calling');
  });
});

/** As an object of its own properties, like the store of the app. */
function withMethods(store: MemoryStore) {
  return {
    insertIfAbsent: store.insertIfAbsent.bind(store),
    save: store.save.bind(store),
    find: store.find.bind(store),
    findDue: store.findDue.bind(store),
    latestFor: store.latestFor.bind(store),
    findLooks: store.findLooks.bind(store),
    claimLook: store.claimLook.bind(store),
    countOpen: store.countOpen.bind(store),
    deleteDone: store.deleteDone.bind(store),
    eventsOf: store.eventsOf.bind(store),
    probe: store.probe.bind(store),
    close: store.close.bind(store),
  };
}

describe('an observed log', () => {
  it('says whose request is worked on, and passes every line on', () => {
    const observer = new RecordingObserver();
    const log = new RecordingRequestLog();
    const observed = observeRequests(log, observer);
    assert.equal(
      observed.about('request-1', () => 'done'),
      'done',
    );
    assert.deepEqual(observer.scopes, [{ kind: 'request', requestId: 'request-1' }]);
    assert.deepEqual(log.workedOn, ['request-1']);
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      observed[level]({ level }, 'an event');
      assert.deepEqual(log.events(level), ['an event']);
    }
  });
});

describe('several observers', () => {
  it('see the same, and do the work once within all their scopes', () => {
    const [one, other] = [new RecordingObserver(), new RecordingObserver()];
    const every = everyObserver([one, other]);
    const sighting = { kind: 'socket', connected: true } as const;
    every.saw(sighting);
    let done = 0;
    const scope = { kind: 'request', requestId: 'request-1' } as const;
    assert.equal(
      every.during(scope, () => {
        done += 1;
        return done;
      }),
      1,
    );
    for (const { sightings, scopes } of [one, other]) {
      assert.deepEqual([sightings, scopes], [[sighting], [scope]]);
    }
  });

  it('may be none', () => {
    const nobody = everyObserver([]);
    nobody.saw({ kind: 'socket', connected: true });
    assert.equal(
      nobody.during({ kind: 'request', requestId: 'request-1' }, () => 42),
      42,
    );
  });
});
