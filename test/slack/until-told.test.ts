import assert from 'node:assert/strict';
import type { SlackAnswer } from '../../src/slack/slack-facts';
import { untilTold } from '../../src/slack/until-told';
import { ManualClock } from '../support/manual-clock';
import { RecordingLog } from '../support/store-support';

type Answer = SlackAnswer<number>['answer'];
const TOLD: Answer = { kind: 'told', value: 7 };
const REFUSED: Answer = { kind: 'refused', error: 'invalid_auth' };
const UNREACHABLE: Answer = { kind: 'unreachable', error: 'ECONNREFUSED' };

/** Asks a Slack that gives `answers` one after the other, and the last one from then on. */
function asking(answers: readonly Answer[]) {
  const clock = new ManualClock();
  const log = new RecordingLog();
  const began = clock.now();
  const askedAt: number[] = [];
  const ask = async (): Promise<SlackAnswer<number>> => {
    const answer = answers[Math.min(askedAt.length, answers.length - 1)] ?? TOLD;
    askedAt.push(clock.now() - began);
    return { answer, clockAheadMs: undefined };
  };
  return { clock, log, askedAt, told: untilTold(ask, { clock, log }) };
}

describe('what Slack says at the start', () => {
  for (const answer of [TOLD, REFUSED]) {
    it(`is taken at once when it is ${answer.kind}`, async () => {
      const { askedAt, told, log } = asking([answer]);
      assert.deepEqual((await told).answer, answer);
      assert.deepEqual(askedAt, [0]);
      assert.deepEqual(log.lines, []);
    });
  }

  it('is asked for again after growing pauses, each of which is logged', async () => {
    const busy: Answer = { kind: 'rateLimited', afterMs: 1_000 };
    const unclear: Answer = { kind: 'unclear', error: 'HTTP status 503' };
    const { clock, askedAt, told, log } = asking([busy, unclear, UNREACHABLE, TOLD]);
    await clock.advance(7_000);
    assert.deepEqual((await told).answer, TOLD);
    assert.deepEqual(askedAt, [0, 1_000, 3_000, 7_000]);
    const event = 'no answer from Slack, trying again';
    assert.deepEqual(
      log.lines,
      ['ratelimited', 'HTTP status 503', 'ECONNREFUSED'].map((reason) => ({
        ...{ reason, level: 'warn', event },
      })),
    );
  });

  it('is not asked for again before Slack wants to be', async () => {
    const busy = (afterMs: number): Answer => ({ kind: 'rateLimited', afterMs });
    const { clock, askedAt, told } = asking([busy(5_000), busy(1_000), busy(300_000), TOLD]);
    await clock.advance(60_000);
    assert.deepEqual((await told).answer, TOLD);
    assert.deepEqual(askedAt, [0, 5_000, 7_000, 60_000]);
  });

  it('is given up after a minute', async () => {
    const { clock, askedAt, told } = asking([UNREACHABLE]);
    await clock.advance(60_000);
    assert.deepEqual((await told).answer, UNREACHABLE);
    assert.deepEqual(askedAt, [0, 1_000, 3_000, 7_000, 15_000, 31_000, 60_000]);
  });
});
