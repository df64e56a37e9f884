import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readReply, textOf } from '../../src/desk/reply';

const UNREADABLE = { kind: 'noAnswer', noAnswer: { kind: 'unreadable', httpStatus: 200 } };

describe('readReply', () => {
  const readable: [string, object, number, string][] = [
    ['a success', { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0 }, 0, ''],
    ['a refusal', { ErrorCode: 141015, ErrorInfo: 'no such user' }, 141015, 'no such user'],
    ['an answer of ErrorCode alone', { ErrorCode: 0 }, 0, ''],
    ['null fields', { ErrorCode: 0, ErrorInfo: null, ActionStatus: null }, 0, ''],
    ['fields of another type', { ErrorCode: 0, ErrorInfo: 7, ActionStatus: {} }, 0, ''],
    ['fields nobody knows', { ErrorCode: 0, RequestId: 'x', More: [1] }, 0, ''],
  ];
  for (const [name, body, code, info] of readable) {
    it(`reads ${name}`, () => {
      const reply = readReply(200, JSON.stringify(body));
      assert.deepEqual(reply, { kind: 'answer', code, info, body });
    });
  }

  const unreadable = [
    '',
    'nonsense',
    '<html>',
    'null',
    '[]',
    '0',
    '"0"',
    '{}',
    '{"ErrorCode":null}',
    '{"ErrorCode":"0"}',
    '{"ErrorCode":true}',
    '{"ErrorCode":0.5}',
    '{"ErrorCode":1e999}',
    '{"ErrorCode":[0]}',
    '{"ErrorCode":0',
    '[{"ErrorCode":0}]',
  ];
  for (const text of unreadable) {
    it(`finds ${text || 'an empty body'} unreadable`, () => {
      assert.deepEqual(readReply(200, text), UNREADABLE);
    });
  }

  it('believes no body that comes with another HTTP status', () => {
    assert.deepEqual(readReply(502, '{"ErrorCode":0}'), {
      kind: 'noAnswer',
      noAnswer: { kind: 'unreadable', httpStatus: 502 },
    });
  });

  it('tells a code whose effect is unknown from an answer', () => {
    assert.deepEqual(readReply(200, '{"ErrorCode":141002,"ErrorInfo":"retry"}'), {
      kind: 'noAnswer',
      noAnswer: { kind: 'code', code: 141002, info: 'retry' },
    });
  });

  for (const name of ['valueOf', 'constructor', '__proto__', 'toString']) {
    it(`reads an answer with a field named ${name}`, () => {
      const reply = readReply(200, `{"ErrorCode":0,"${name}":{}}`);
      assert.equal(reply.kind, 'answer');
      assert.equal(readReply(200, `{"${name}":{}}`).kind, 'noAnswer');
    });
  }

  it('throws for no text at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        assert.ok(['answer', 'noAnswer'].includes(readReply(200, text).kind));
      }),
    );
  });
});

describe('textOf', () => {
  it('gives only text that any database can store', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (value) => {
        const text = textOf({ value }, 'value');
        assert.ok(text.length <= 500);
        assert.doesNotMatch(text, /[\p{Cc}\p{Cs}]/u);
      }),
    );
  });

  it('does not leave half a character where it cuts', () => {
    assert.equal(textOf({ value: `${'a'.repeat(499)}😀` }, 'value'), 'a'.repeat(499));
  });

  it('leaves ordinary text as it is', () => {
    assert.equal(
      textOf({ value: 'Agent is offline. 客服离线 😀' }, 'value'),
      'Agent is offline. 客服离线 😀',
    );
  });

  it('takes the place of control characters and lone surrogates by a space', () => {
    assert.equal(textOf({ value: 'a\u0000\r\nb\ud800c\n' }, 'value'), 'a b c');
  });
});
