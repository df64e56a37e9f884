import assert from 'node:assert/strict';
import { privately, sessionNotEndedReply } from '../../src/slack/replies';
import type { SessionPressed } from '../../src/workflow/follow/session-press';
import { useRealNetwork } from '../desk/kit';
import { aRequest } from '../support/requests';
import { deferred, en, turns, useListeners } from './kit';

const ACTS = { refresh_session: 'refresh', end_session: 'endSession' } as const;

for (const [actionId, act] of Object.entries(ACTS)) {
  describe(`the button ${actionId}`, () => {
    useRealNetwork();
    const listeners = useListeners();

    it('is acked at once, then does what it promises, and says nothing more', async () => {
      const test = listeners();
      const pressed = deferred<SessionPressed>();
      test.workflow.onSession = () => pressed.promise;
      const delivered = test.press(actionId);
      await turns();
      assert.deepEqual(test.order, ['ack', act]);
      pressed.resolve({ kind: 'done', request: aRequest() });
      await delivered;
      const message = { channel: 'C0001', ts: '1.000001' };
      const presser = { by: 'U0001', responseUrl: test.responseUrl, message };
      assert.deepEqual(test.workflow.calls, [[act, 'request-1', presser]]);
      assert.deepEqual(test.replies, []);
    });

    const answers: readonly (readonly [SessionPressed, string])[] = [
      [{ kind: 'outdated' }, en.session.over],
      [{ kind: 'unknown' }, en.session.notTold],
      [{ kind: 'notSaved' }, en.replies.pressNotSaved],
      [{ kind: 'refused', code: 141003, info: 'no' }, en.session.notEnded(en.codes[141003].reason)],
    ];
    for (const [pressed, words] of answers) {
      it(`tells the presser alone that it is "${pressed.kind}"`, async () => {
        const test = listeners();
        test.workflow.onSession = async () => pressed;
        await test.press(actionId);
        assert.deepEqual(test.order, ['ack', act, `${act} done`, 'reply']);
        assert.deepEqual(test.replies, [privately(words)]);
      });
    }

    it('takes a value that this app has not written for out of date', async () => {
      const test = listeners();
      await test.press(actionId, 'anything');
      assert.deepEqual(test.order, ['ack', 'reply']);
      assert.deepEqual(test.replies, [privately(en.session.over)]);
    });
  });
}

describe('what is said when Desk does not end a session', () => {
  it('holds the reason of the code, or that it is not documented', () => {
    assert.ok(sessionNotEndedReply(en, 70403).text.includes(en.codes[70403].reason));
    assert.ok(sessionNotEndedReply(en, 149999).text.includes(en.unknownCode.reason));
  });
});
