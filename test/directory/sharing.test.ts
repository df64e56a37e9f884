import assert from 'node:assert/strict';
import { createDeskDirectory, type DeskDirectory } from '../../src/directory/desk-directory';
import type { Directory } from '../../src/domain/directory';
import { ManualClock, settled } from '../support/manual-clock';
import { RecordingLog } from '../support/store-support';
import { ALICE, BILLING, BOB, listed, ScriptedLists } from './scripted-lists';
import { DESK, SharedStore, TURN, TURN_MS } from './shared-store';

const MINUTE = 60_000;

describe('processes on one store', () => {
  let clock: ManualClock;
  let store: SharedStore;
  let lists: ScriptedLists;
  let log: RecordingLog;
  let directories: DeskDirectory[];

  beforeEach(() => {
    clock = new ManualClock();
    store = new SharedStore();
    lists = new ScriptedLists();
    log = new RecordingLog();
    directories = [];
  });
  afterEach(() => {
    for (const directory of directories) directory.stop();
  });

  function process(prepare?: (directory: Directory) => Promise<void>): DeskDirectory {
    const shared = store.processOf(clock, log);
    const directory = createDeskDirectory({
      ...{ lists, shared, clock, log },
      ...(prepare && { prepare }),
    });
    directories.push(directory);
    return directory;
  }

  async function started(count: number): Promise<DeskDirectory[]> {
    const all = Array.from({ length: count }, () => process());
    for (const directory of all) directory.start();
    await settled();
    return all;
  }

  /** Reading takes `ms` milliseconds from now on. */
  function takes(ms: number): void {
    const { groups } = lists;
    lists.groups = async () => {
      lists.reads += 1;
      await clock.sleep(ms);
      lists.reads -= 1;
      return groups.call(lists);
    };
  }

  const agentsOf = (all: readonly DeskDirectory[]) => all.map((each) => each.latest()?.agents);

  it('read Desk once for all of them', async () => {
    takes(11_000);
    const all = await started(4);
    await clock.advance(13_000);
    assert.deepEqual(agentsOf(all), [[ALICE], [ALICE], [ALICE], [ALICE]]);
    assert.equal(lists.reads, 1);
    assert.equal(store.leases.holderOf(TURN), undefined);
  });

  it('read it as often as one of them would in an hour, and all know it soon', async () => {
    const all = await started(4);
    await clock.advance(MINUTE * 59);
    assert.equal(lists.reads, 6);
    lists.answers.agents = listed(BOB);
    await clock.advance(MINUTE + 10_000);
    assert.equal(lists.reads, 7);
    assert.deepEqual(agentsOf(all), [[BOB], [BOB], [BOB], [BOB]]);
  });

  it('begin with what was read before, and read it anew where it is a minute old', async () => {
    await started(1);
    await clock.advance(MINUTE - 1);
    const [early] = await started(1);
    assert.deepEqual([early?.latest()?.agents, lists.reads], [[ALICE], 1]);
    await clock.advance(1);
    takes(11_000);
    lists.answers.agents = listed(BOB);
    const [late] = await started(1);
    assert.deepEqual(late?.latest()?.agents, [ALICE]);
    await clock.advance(11_000);
    assert.deepEqual([late?.latest()?.agents, lists.reads], [[BOB], 2]);
  });

  it('read it once for all who choose in a minute', async () => {
    const [one, other] = await started(2);
    await clock.advance(MINUTE);
    one?.wanted();
    await settled();
    other?.wanted();
    await settled();
    assert.equal(lists.reads, 2);
  });

  it('read it once where Desk contradicts all of them', async () => {
    const all = await started(3);
    await clock.advance(MINUTE);
    for (const each of all) each.outdated();
    await clock.advance(10_000);
    assert.equal(lists.reads, 2);
    await clock.advance(MINUTE);
    assert.equal(lists.reads, 2);
  });

  it('ask a Desk that lists nothing no more often than one of them would', async () => {
    lists.fail();
    const all = await started(4);
    await clock.advance(30_000 + 60_000 + 2_000);
    assert.equal(lists.reads, 3);
    assert.deepEqual(agentsOf(all), [undefined, undefined, undefined, undefined]);
    lists.answers = new ScriptedLists().answers;
    await clock.advance(120_000);
    assert.equal(lists.reads, 4);
    assert.deepEqual(agentsOf(all), [[ALICE], [ALICE], [ALICE], [ALICE]]);
  });

  it('have one of them read on when the one that read has died', async () => {
    const now = clock.now();
    await store.leases.hold({ name: TURN, holder: 'dead', now, forMs: TURN_MS });
    const all = await started(2);
    await clock.advance(TURN_MS - 1);
    assert.equal(lists.reads, 0);
    await clock.advance(3_001);
    assert.equal(lists.reads, 1);
    assert.deepEqual(agentsOf(all), [[ALICE], [ALICE]]);
  });

  it('wait for one that reads for long as long as it lives, for two minutes', async () => {
    takes(5 * MINUTE);
    const all = await started(2);
    await clock.advance(2 * MINUTE - 1);
    assert.equal(lists.reads, 1);
    lists.groups = new ScriptedLists().groups.bind(lists);
    lists.answers.agents = listed(BOB);
    await clock.advance(2_001);
    assert.deepEqual(agentsOf(all), [undefined, [BOB]]);
    // What the slow one began to read before says nothing new to anybody.
    lists.answers.agents = listed(ALICE);
    await clock.advance(3 * MINUTE);
    assert.deepEqual(all[1]?.latest()?.agents, [BOB]);
  });

  it('keep to what a process saved that read while another one slept', async () => {
    takes(20_000);
    const [sleeper] = await started(1);
    // It sleeps past its turn, and another one has read all since.
    clock.skip(19_000);
    lists.groups = new ScriptedLists().groups.bind(lists);
    lists.answers.agents = listed(BOB);
    const [other] = await started(1);
    assert.deepEqual(other?.latest()?.agents, [BOB]);
    lists.answers.agents = listed(ALICE);
    await clock.advance(11_000);
    assert.equal((await store.lists.latest(DESK, 0))?.directory?.agents[0], BOB);
    assert.deepEqual(agentsOf([sleeper, other].filter((each) => each !== undefined)), [
      [BOB],
      [BOB],
    ]);
  });

  it('each read for themselves while the store does not answer, and share again after', async () => {
    const away = store.goAway();
    const all = await started(3);
    assert.equal(lists.reads, 3);
    assert.deepEqual(agentsOf(all), [[ALICE], [ALICE], [ALICE]]);
    away.back();
    lists.answers.agents = listed(BOB);
    await clock.advance(10 * MINUTE + 10_000);
    assert.equal(lists.reads, 4);
    assert.deepEqual(agentsOf(all), [[BOB], [BOB], [BOB]]);
  });

  it('are not held up by a store that comes to nothing in the middle of reading', async () => {
    takes(30_000);
    const all = await started(1);
    store.goAway();
    await clock.advance(30_000);
    assert.deepEqual(agentsOf(all), [[ALICE]]);
    assert.deepEqual(
      log.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });

  it('keep what they know where another one knew nothing', async () => {
    const [one] = await started(1);
    await store.lists.save(DESK, {
      version: 2,
      beganAt: clock.now() + 1,
      endedAt: 2,
      isWhole: false,
    });
    await clock.advance(10_000);
    assert.deepEqual(one?.latest()?.groups, [BILLING]);
  });

  it('read for themselves what they cannot make ready for use', async () => {
    await started(1);
    let tries = 0;
    const choosy = process(async () => {
      tries += 1;
      if (tries === 1) throw new Error('bug');
    });
    choosy.start();
    await settled();
    assert.deepEqual([choosy.latest()?.agents, lists.reads, tries], [[ALICE], 2, 2]);
    assert.equal(log.lines.filter(({ event }) => event === 'directory not listed').length, 1);
  });

  it('say what they have from another one, once', async () => {
    await started(2);
    await clock.advance(10 * MINUTE + 10_000);
    const said = log.lines.filter(({ level }) => level === 'info');
    const sizes = { groups: 1, agents: 1, accounts: 1 };
    const line = { ...sizes, level: 'info', event: 'directory listed' };
    assert.deepEqual(said, [line, { ...line, by: 'another process' }]);
  });

  it('warn when another one has read nothing either', async () => {
    lists.fail();
    await started(2);
    await clock.advance(2_000);
    const line = { level: 'warn', event: 'Desk list not read' };
    assert.deepEqual(
      log.lines.filter(({ by }) => by !== undefined),
      [{ ...line, by: 'another process' }],
    );
  });

  it('give up their turn when they stop in the middle of reading', async () => {
    takes(30_000);
    const [one] = await started(1);
    one?.stop();
    await clock.advance(30_000);
    assert.equal(store.leases.holderOf(TURN), undefined);
    assert.equal(await store.lists.latest(DESK, 0), undefined);
  });

  it('take nothing over any more once they have stopped', async () => {
    const [one] = await started(1);
    let open = () => {};
    store.lists.before = () =>
      new Promise((resolve) => {
        open = resolve;
      });
    await clock.advance(10_000);
    one?.stop();
    const round = { version: 9, beganAt: clock.now(), endedAt: clock.now(), isWhole: true };
    store.lists.before = undefined;
    await store.lists.save(DESK, { ...round, version: 2, directory: { ...NOBODY } });
    open();
    await settled();
    assert.deepEqual(one?.latest()?.agents, [ALICE]);
  });
});

const NOBODY: Directory = {
  groups: [],
  agents: [],
  accounts: [],
  loads: new Map(),
  queues: new Map(),
};
