import assert from 'node:assert/strict';
import { checkupBrokeOffReply, checkupReply } from '../../src/slack/checkup-reply';
import { useRealNetwork } from '../desk/kit';
import { en, useListeners } from './kit';

describe('the command’s check-up', () => {
  useRealNetwork();
  const listeners = useListeners();

  it('begins after the ack and is told privately', async () => {
    const test = listeners();
    const lines = [
      { name: 'app.port', state: 'failed', what: 'Port', why: 'taken.', mend: '' },
    ] as const;
    test.onDoctor = async () => lines;
    await test.command('doctor');
    assert.deepEqual(test.order, ['ack', 'doctor', 'reply']);
    assert.deepEqual(test.replies, [checkupReply(lines, en.doctor)]);
    assert.equal(test.replies[0]?.['response_type'], 'ephemeral');
  });

  it('says so when it breaks off', async () => {
    const test = listeners();
    test.onDoctor = () => Promise.reject(new Error('bug'));
    await test.command('doctor');
    assert.deepEqual(test.replies, [checkupBrokeOffReply(en.doctor)]);
    assert.deepEqual(
      test.log.lines.map(({ level, event }) => `${level}: ${event}`),
      ['error: check-up failed'],
    );
  });
});
