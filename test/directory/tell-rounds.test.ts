import assert from 'node:assert/strict';
import { type Answers, createRoundLog } from '../../src/directory/tell-rounds';
import type { Directory } from '../../src/domain/directory';
import { RecordingLog } from '../support/store-support';

const KNOWN: Directory = {
  groups: [{ id: 9465, name: 'Billing' }],
  agents: [],
  accounts: [],
  loads: new Map(),
  queues: new Map(),
};
const SIZES = { groups: 1, agents: 0, accounts: 0 };
const LISTED = { kind: 'listed', items: [], skipped: 0 } as const;
const notListed = (why: string) => ({ kind: 'notListed', why }) as const;

describe('what is said of a round', () => {
  let log: RecordingLog;
  let tell: (answers: Answers, directory?: Directory) => void;

  beforeEach(() => {
    log = new RecordingLog();
    const write = createRoundLog(log);
    tell = (answers, directory) => write(answers, directory);
  });

  const said = () => log.lines.splice(0);
  const levels = () => said().map(({ level }) => level);

  it('is how much Desk has listed', () => {
    tell({ groups: LISTED }, KNOWN);
    assert.deepEqual(said(), [{ ...SIZES, level: 'info', event: 'directory listed' }]);
  });

  it('is in one warning why lists could not be read, and which are incomplete', () => {
    const groups = { ...LISTED, isIncomplete: true } as const;
    const down = { agents: notListed('timeout'), loads: notListed('ECONNREFUSED') };
    tell({ ...down, groups, queues: LISTED }, KNOWN);
    assert.deepEqual(said(), [
      {
        level: 'warn',
        event: 'Desk list not read',
        notRead: { agents: 'timeout', loads: 'ECONNREFUSED' },
        incomplete: ['groups'],
      },
      { ...SIZES, level: 'info', event: 'directory listed' },
    ]);
    tell({ groups }, KNOWN);
    assert.deepEqual(said()[0], {
      level: 'warn',
      event: 'Desk list is incomplete',
      incomplete: ['groups'],
    });
  });

  it('names no size while nothing is known', () => {
    tell({ groups: notListed('timeout') });
    assert.deepEqual(said(), [
      { level: 'warn', event: 'Desk list not read', notRead: { groups: 'timeout' } },
    ]);
  });

  it('is for debugging only where it is the same as before', () => {
    tell({ groups: notListed('timeout') }, KNOWN);
    assert.deepEqual(levels(), ['warn', 'info']);
    tell({ groups: notListed('timeout') }, KNOWN);
    assert.deepEqual(levels(), ['debug', 'debug']);
    tell({ groups: notListed('ECONNREFUSED') }, KNOWN);
    assert.deepEqual(levels(), ['warn', 'info']);
    tell({ groups: LISTED }, KNOWN);
    assert.deepEqual(levels(), ['info']);
    tell({ groups: LISTED }, KNOWN);
    assert.deepEqual(levels(), ['debug']);
    tell({ groups: LISTED }, { ...KNOWN, groups: [] });
    assert.deepEqual(levels(), ['info']);
  });
});
