import assert from 'node:assert/strict';
import { createDeskDirectory, type DeskDirectory } from '../../src/directory/desk-directory';
import type { SharedReadings } from '../../src/directory/shared-readings';
import type { Directory } from '../../src/domain/directory';
import { ManualClock, settled } from '../support/manual-clock';
import { RecordingLog } from '../support/store-support';
import { ALICE, BILLING, BOB, DOWN, listed, ScriptedLists, SUPPORT } from './scripted-lists';
import { SharedStore } from './shared-store';

describe('the directory of Desk', () => {
  let clock: ManualClock;
  let lists: ScriptedLists;
  let log: RecordingLog;
  let directory: DeskDirectory;
  let shared: SharedReadings;

  beforeEach(() => {
    clock = new ManualClock();
    lists = new ScriptedLists();
    log = new RecordingLog();
    shared = new SharedStore().processOf(clock, log);
    directory = createDeskDirectory({ lists, shared, clock, log });
  });
  afterEach(() => directory.stop());

  async function start(): Promise<void> {
    directory.start();
    await settled();
  }

  /** Holds the answers back until the returned function is called. */
  function hold(): () => void {
    let open = () => {};
    lists.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  it('knows nothing before Desk has listed anything', () => {
    assert.equal(directory.latest(), undefined);
  });

  it('knows everything once it was listed', async () => {
    await start();
    assert.deepEqual(directory.latest(), {
      groups: [BILLING],
      agents: [ALICE],
      accounts: [SUPPORT],
      loads: new Map([['alice@example.com', 2]]),
      queues: new Map([[9465, 3]]),
    });
  });

  it('is listed again every ten minutes', async () => {
    await start();
    lists.answers.agents = listed(ALICE, BOB);
    await clock.advance(10 * 60_000 - 1);
    assert.equal(lists.reads, 1);
    await clock.advance(1);
    assert.deepEqual(directory.latest()?.agents, [ALICE, BOB]);
  });

  it('stays as it was where Desk cannot list, and is asked for again in half a minute', async () => {
    await start();
    const { groups } = lists.answers;
    lists.fail();
    await clock.advance(10 * 60_000);
    assert.deepEqual(directory.latest()?.agents, [ALICE]);
    assert.equal(directory.latest()?.loads.size, 0);
    lists.answers = { ...lists.answers, groups, agents: listed(BOB) };
    await clock.advance(30_000);
    assert.deepEqual(directory.latest()?.agents, [BOB]);
    assert.deepEqual(directory.latest()?.accounts, [SUPPORT]);
  });

  it('forgets how busy everybody was when that cannot be listed', async () => {
    await start();
    lists.answers = { ...lists.answers, loads: DOWN, queues: DOWN };
    await clock.advance(10 * 60_000);
    assert.deepEqual([directory.latest()?.loads.size, directory.latest()?.queues.size], [0, 0]);
  });

  it('still knows nothing when Desk lists nothing at the start', async () => {
    lists.fail();
    await start();
    assert.equal(directory.latest(), undefined);
    lists.answers = new ScriptedLists().answers;
    await clock.advance(30_000);
    assert.deepEqual(directory.latest()?.groups, [BILLING]);
  });

  it('is asked for less and less often while a list cannot be read', async () => {
    lists.fail();
    await start();
    await clock.advance(30_000);
    assert.equal(lists.reads, 2);
    await clock.advance(59_999);
    assert.equal(lists.reads, 2);
    await clock.advance(1);
    assert.equal(lists.reads, 3);
    await clock.advance(60 * 60_000);
    assert.ok(lists.reads < 13, `${lists.reads} times`);
  });

  it('outlives a bug in the reading of a list, and says so', async () => {
    lists.gate = Promise.reject(new Error('bug'));
    await start();
    assert.equal(directory.latest(), undefined);
    assert.equal(log.lines.at(-1)?.event, 'directory not listed');
    lists.gate = undefined;
    await clock.advance(30_000);
    assert.deepEqual(directory.latest()?.groups, [BILLING]);
  });

  it('is listed anew for somebody who chooses, when it is a minute old', async () => {
    await start();
    await clock.advance(59_999);
    directory.wanted();
    assert.equal(lists.reads, 1);
    await clock.advance(1);
    directory.wanted();
    directory.wanted();
    await settled();
    assert.equal(lists.reads, 2);
  });

  it('is listed anew when Desk contradicts it, once for a burst', async () => {
    await start();
    await clock.advance(10_000);
    for (let refusal = 0; refusal < 5; refusal += 1) directory.outdated();
    await settled();
    assert.equal(lists.reads, 2);
  });

  it('is listed once more ten seconds later when Desk contradicts what was just listed', async () => {
    await start();
    await clock.advance(1_000);
    for (let refusal = 0; refusal < 5; refusal += 1) directory.outdated();
    await clock.advance(8_999);
    assert.equal(lists.reads, 1);
    lists.answers.agents = listed(BOB);
    await clock.advance(1);
    assert.deepEqual(directory.latest()?.agents, [BOB]);
    await clock.advance(60_000);
    assert.equal(lists.reads, 2);
  });

  it('is listed once more when Desk contradicts it while it is listed', async () => {
    const open = hold();
    await start();
    await clock.advance(30_000);
    directory.outdated();
    directory.outdated();
    await settled();
    assert.equal(lists.reads, 1);
    open();
    await settled();
    assert.equal(lists.reads, 2);
    await clock.advance(60_000);
    assert.equal(lists.reads, 2);
  });

  it('is not listed once more when somebody who chose has had it listed since', async () => {
    const open = hold();
    await start();
    await clock.advance(59_999);
    open();
    await settled();
    directory.outdated();
    await settled();
    assert.equal(lists.reads, 2);
    directory.outdated();
    await clock.advance(9_999);
    assert.equal(lists.reads, 2);
    await clock.advance(1);
    assert.equal(lists.reads, 3);
  });

  it('is listed anew after the clock was set back, too', async () => {
    await start();
    clock.skip(-3_600_000);
    directory.outdated();
    await settled();
    assert.equal(lists.reads, 2);
    clock.skip(-3_600_000);
    directory.wanted();
    await settled();
    assert.equal(lists.reads, 3);
  });

  it('is listed once at a time, and answers what it knew meanwhile', async () => {
    await start();
    const open = hold();
    await clock.advance(60_000);
    directory.wanted();
    await clock.advance(60_000);
    directory.wanted();
    assert.deepEqual(directory.latest()?.agents, [ALICE]);
    open();
    await settled();
    assert.equal(lists.reads, 2);
  });

  it('is not listed any more after the stop', async () => {
    await start();
    directory.stop();
    await clock.advance(60 * 60_000);
    directory.wanted();
    directory.outdated();
    await settled();
    assert.equal(lists.reads, 1);
    assert.equal(clock.sleeping, 0);
  });

  it('ends what is being listed with the stop, and makes nothing of it', async () => {
    const open = hold();
    await start();
    directory.outdated();
    directory.stop();
    assert.equal(lists.isClosed, true);
    lists.fail();
    open();
    await clock.advance(60_000);
    assert.equal(directory.latest(), undefined);
    assert.deepEqual([log.lines, lists.reads, clock.sleeping], [[], 1, 0]);
  });

  it('is seen by nobody before it is ready for use', async () => {
    let ready = () => {};
    const prepared: Directory[] = [];
    const prepare = (listing: Directory) => {
      prepared.push(listing);
      return new Promise<void>((resolve) => {
        ready = resolve;
      });
    };
    directory = createDeskDirectory({ lists, shared, clock, log, prepare });
    await start();
    assert.deepEqual([directory.latest(), log.lines], [undefined, []]);
    ready();
    await settled();
    assert.equal(directory.latest(), prepared[0]);
  });

  it('is asked for again when it cannot be made ready', async () => {
    const prepare = () => Promise.reject(new Error('bug'));
    directory = createDeskDirectory({ lists, shared, clock, log, prepare });
    await start();
    assert.equal(log.lines.at(-1)?.event, 'directory not listed');
    await clock.advance(30_000);
    assert.deepEqual([directory.latest(), lists.reads], [undefined, 2]);
  });
});
