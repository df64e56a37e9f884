import assert from 'node:assert/strict';
import type { NextAnswer } from '../../../../sandbox/desk/next-answer';
import { UNTIL_FORGOTTEN } from '../../../../sandbox/kit/script';
import {
  asksWhetherItHappens,
  EMPTY_NEXT,
  type NextForm,
  OTHER_CODE,
  readNext,
} from '../../../../sandbox/web/desk/next-form';

function answer(form: Partial<NextForm>): NextAnswer | undefined {
  const read = readNext({ ...EMPTY_NEXT, ...form });
  return read.kind === 'request' ? read.request.answer : undefined;
}

describe('the form “What Desk does next”', () => {
  const silence = { kind: 'silence', effect: true } as const;
  for (const [what, form, expected] of [
    ['the usual', { outcome: 'usual' }, { kind: 'delay', ms: 0 }],
    ['a delay', { outcome: 'delay', seconds: '1.5' }, { kind: 'delay', ms: 1500 }],
    ['silence after the effect', { outcome: 'silence', happens: true }, silence],
    ['a reset', { outcome: 'reset', happens: false }, { kind: 'reset', effect: false }],
    ['a code', { code: '141001' }, { kind: 'code', code: 141001, effect: false }],
    ['a code of unknown effect', { code: '141002' }, { kind: 'code', code: 141002, effect: true }],
    [
      'a typed code',
      { code: OTHER_CODE, otherCode: '150001', happens: false },
      { kind: 'code', code: 150001, effect: false },
    ],
  ] as const satisfies readonly (readonly [string, Partial<NextForm>, NextAnswer])[]) {
    it(`asks for ${what}`, () => {
      assert.deepEqual(answer(form), expected);
    });
  }

  it('asks for an HTTP 502 with HTML, and for a body that is no JSON', () => {
    const status = answer({ outcome: 'status' });
    assert.ok(status?.kind === 'status' && status.status === 502);
    assert.match(status.body ?? '', /^<html>/);
    const body = answer({ outcome: 'body' });
    assert.ok(body?.kind === 'body');
    assert.throws(() => JSON.parse(body.body));
  });

  it('names the command, and leaves it out for any', () => {
    const any = readNext({ ...EMPTY_NEXT, command: 'any' });
    assert.ok(any.kind === 'request' && !('command' in any.request));
    const look = readNext({ ...EMPTY_NEXT, command: 'get_session_state' });
    assert.ok(look.kind === 'request' && look.request.command === 'get_session_state');
  });

  for (const [times, count] of [
    ['once', 1],
    ['twice', 2],
    ['untilForgotten', UNTIL_FORGOTTEN],
  ] as const) {
    it(`is for ${count} calls when it says ${times}, which JSON can carry`, () => {
      const read = readNext({ ...EMPTY_NEXT, times });
      assert.equal(read.kind === 'request' && read.request.times, count);
      assert.equal(JSON.parse(JSON.stringify(count)), count);
    });
  }

  for (const otherCode of ['', ' ', 'abc', '0', '-5', '1.5', '1e999']) {
    it(`takes “${otherCode}” for no code`, () => {
      const read = readNext({ ...EMPTY_NEXT, code: OTHER_CODE, otherCode });
      assert.equal(read.kind === 'wrong' && read.field, 'otherCode');
    });
  }

  for (const seconds of ['', 'soon', '-1', '601', 'NaN']) {
    it(`takes “${seconds}” for no delay`, () => {
      const read = readNext({ ...EMPTY_NEXT, outcome: 'delay', seconds });
      assert.equal(read.kind === 'wrong' && read.field, 'seconds');
    });
  }

  it('asks whether the contact happens only where the answer does not settle it', () => {
    const asks = (form: Partial<NextForm>) => asksWhetherItHappens({ ...EMPTY_NEXT, ...form });
    assert.equal(asks({ outcome: 'silence' }), true);
    assert.equal(asks({ outcome: 'silence', command: 'get_session_state' }), false);
    assert.equal(asks({ outcome: 'code', code: '141002' }), true);
    assert.equal(asks({ outcome: 'code', code: '141012' }), false);
    assert.equal(asks({ outcome: 'delay' }), false);
    assert.equal(asks({ outcome: 'usual' }), false);
  });
});
