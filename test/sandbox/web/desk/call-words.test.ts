import assert from 'node:assert/strict';
import type { DeskCall } from '../../../../sandbox/desk/desk-call';
import {
  bodyText,
  callResult,
  newestFirst,
  verdictWords,
} from '../../../../sandbox/web/desk/call-words';

const call = (at: number, command = 'contact_user'): DeskCall => ({
  command,
  body: {},
  verdict: { code: 0 },
  at,
  ms: 1,
  code: 0,
});

describe('the words of a call', () => {
  it('tell success, a refusal and no code apart', () => {
    assert.deepEqual(callResult({ code: 0 }), { tone: 'good', mark: '0 OK', words: '' });
    assert.deepEqual(callResult({ code: 141011 }), {
      tone: 'bad',
      mark: '141011',
      words: 'agent is offline',
    });
    assert.equal(callResult({ code: 150001 }).words, 'not documented');
    assert.equal(callResult({ code: undefined }).tone, 'none');
  });

  it('tell why a caller is refused', () => {
    assert.equal(verdictWords({ code: 0 }), 'UserSig accepted');
    assert.equal(verdictWords({ code: 70001 }), 'Caller refused with 70001: UserSig has expired');
    assert.match(verdictWords({ code: 1 }), /not documented/);
  });

  it('show a body as JSON, and say when it was none', () => {
    assert.equal(bodyText({ a: 1 }), '{\n  "a": 1\n}');
    assert.match(bodyText(undefined), /no JSON/);
  });

  it('come newest first, with a key that stays when more calls come', () => {
    const calls = [call(1), call(2, 'get_session_state'), call(2)];
    const keys = newestFirst(calls).map(({ key }) => key);
    assert.deepEqual(keys, ['2-2', '2-1', '1-1']);
    const later = newestFirst([...calls, call(3)]).map(({ key }) => key);
    assert.deepEqual(later, ['3-1', ...keys]);
    assert.equal(newestFirst(calls)[1]?.call.command, 'get_session_state');
  });
});
