import assert from 'node:assert/strict';
import nock from 'nock';
import { createDesk } from '../../src/desk/create-desk';
import { RecordingObserver } from '../support/recording-observer';
import { RecordingLog } from '../support/store-support';
import { ANY_TIME, ManualClock, SIGNER, TARGET, useNock } from './kit';

const HOST = 'https://desk.example.com';

describe('calls to Desk, as they are seen', () => {
  const clock = new ManualClock();
  let observer: RecordingObserver;
  useNock();
  beforeEach(() => {
    observer = new RecordingObserver();
  });

  function deskAnswering(...bodies: readonly object[]) {
    for (const body of bodies)
      nock(HOST)
        .post(/contact_user/)
        .reply(200, body);
    const parts = { clock, log: new RecordingLog(), randomUint32: () => 1, observer };
    return createDesk({ ...SIGNER, url: HOST }, parts);
  }

  const lasted = { startedAt: clock.now(), endedAt: clock.now() };
  const called = { kind: 'deskCalled', command: 'contact_user', ...lasted } as const;

  it('are one for each time that something was sent, with the reason to send it again', async () => {
    const desk = deskAnswering(
      { ErrorCode: 70001, ErrorInfo: 'customer-1' },
      { ErrorCode: 141004, ErrorInfo: 'customer-1' },
      { ErrorCode: 0 },
    );
    await desk.contactCustomer(TARGET, ANY_TIME);
    assert.deepEqual(observer.sightings, [
      { ...called, result: 'refused', code: 70001 },
      { ...called, result: 'refused', code: 141004, repeat: 'expiredUserSig' },
      { ...called, result: 'ok', repeat: 'otherSpelling' },
    ]);
  });

  it('say that there was no answer, and by which code, or that nothing was sent', async () => {
    const desk = deskAnswering({ ErrorCode: 141002 }, { ErrorCode: 'nonsense' });
    await desk.contactCustomer(TARGET, ANY_TIME);
    await desk.contactCustomer(TARGET, ANY_TIME);
    await desk.contactCustomer(TARGET, 0);
    assert.deepEqual(observer.sightings, [
      { ...called, result: 'noAnswer', code: 141002 },
      { ...called, result: 'noAnswer' },
      { ...called, result: 'neverSent' },
    ]);
  });
});
