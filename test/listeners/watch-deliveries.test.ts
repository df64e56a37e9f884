import assert from 'node:assert/strict';
import type { App, ReceiverEvent } from '@slack/bolt';
import { watchDeliveries } from '../../src/listeners/watch-deliveries';
import { ManualClock } from '../desk/kit';
import { RecordingObserver } from '../support/recording-observer';

describe('what Slack delivers', () => {
  const clock = new ManualClock();

  /** Delivers `body` to an app that acks after 30 ms, and goes on for 70 ms more. */
  async function deliver(body: ReceiverEvent['body'], ack: (answer?: unknown) => Promise<void>) {
    const observer = new RecordingObserver();
    const app: Pick<App, 'processEvent'> = {
      async processEvent(event) {
        clock.time += 30;
        await event.ack('answer');
        clock.time += 70;
      },
    };
    watchDeliveries(app, { observer, clock });
    await app.processEvent({ body, ack });
    return observer;
  }

  const kinds = [
    [{ command: '/contact-customer', type: 'x' }, 'command'],
    [{ type: 'view_submission', view: { id: 'V0001' } }, 'submission'],
    [{ type: 'block_actions' }, 'button'],
    [{ type: 'block_suggestion', view: { id: 7 } }, 'options'],
    [{ type: 'view_closed', view: { id: '' } }, 'other'],
    [{}, 'other'],
  ] as const;
  for (const [body, what] of kinds) {
    it(`is seen as ${what}: ${JSON.stringify(body)}`, async () => {
      const startedAt = clock.now();
      const answers: unknown[] = [];
      const observer = await deliver(body, async (answer) => void answers.push(answer));
      const endedAt = startedAt + 30;
      assert.deepEqual(observer.sightings, [
        { kind: 'acked', what, result: 'ok', startedAt, endedAt },
      ]);
      const view = what === 'submission' && { view: 'V0001' };
      assert.deepEqual(observer.scopes, [{ kind: 'delivery', what, startedAt, ...view }]);
      assert.deepEqual(answers, ['answer']);
    });
  }

  it('is seen where the ack fails, and the failure goes on', async () => {
    const observer = new RecordingObserver();
    const app = { processEvent: (event: ReceiverEvent) => Promise.resolve(event.ack()) };
    watchDeliveries(app, { observer, clock });
    const startedAt = clock.now();
    const ack = () => {
      clock.time += 30;
      return Promise.reject(new Error('gone'));
    };
    await assert.rejects(app.processEvent({ body: {}, ack }), /gone/);
    const lasted = { startedAt, endedAt: startedAt + 30 };
    const failed = { kind: 'acked', what: 'other', result: 'failed', ...lasted };
    assert.deepEqual(observer.sightings, [failed]);
  });
});
