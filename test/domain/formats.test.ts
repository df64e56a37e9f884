import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAgentMail, isSkillGroup, isUserId, withoutInvisibles } from '../../src/domain/formats';

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 32,
});

describe('what nobody sees in a text', () => {
  const invisible = fc.constantFrom(...'\0\u00ad\u200b\u200d\u200e\u202a\u2060\ufeff\u{e0001}');

  it('is taken out wherever it stands', () => {
    fc.assert(
      fc.property(printable, fc.array(invisible), fc.nat(), (text, signs, place) => {
        const at = place % (text.length + 1);
        const copied = `${text.slice(0, at)}${signs.join('')}${text.slice(at)}`;
        assert.equal(withoutInvisibles(copied), text);
      }),
    );
  });

  it('is no sign that is seen, and no space', () => {
    for (const text of ['客户', 'Zoë', 'e\u0301', ' a\tb\n', '\u{1f527}', '\u00a0']) {
      assert.equal(withoutInvisibles(text), text);
    }
  });
});

describe('the formats of what is asked for', () => {
  it('take every printable text of 1 to 32 bytes for a user ID', () => {
    fc.assert(fc.property(printable, (text) => assert.ok(isUserId(text))));
    for (const text of ['a b', ' a', '@service', '1289314544']) assert.ok(isUserId(text), text);
  });

  for (const text of ['', ' ', ' '.repeat(32), 'a'.repeat(33), 'é', '客户', 'a\n', 'a\t', '\x7f']) {
    it(`do not take ${JSON.stringify(text)} for a user ID`, () => {
      assert.equal(isUserId(text), false);
    });
  }

  it('take every positive integer for a skill group', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (number) =>
        assert.ok(isSkillGroup(String(number))),
      ),
    );
  });

  for (const text of ['', '0', '000', '-1', '1.5', '1e3', ' 1', '٣', '1'.repeat(16), '1\n']) {
    it(`do not take ${JSON.stringify(text)} for a skill group`, () => {
      assert.equal(isSkillGroup(text), false);
    });
  }

  for (const text of [
    '1289316687@qq.com',
    'ann.b+c@mail.example.co',
    `${'a'.repeat(242)}@example.com`,
  ]) {
    it(`take ${text.slice(0, 30)} for an agent`, () => {
      assert.ok(isAgentMail(text));
    });
  }

  for (const text of [
    '',
    'ann',
    'ann@example',
    '@example.com',
    'ann@b@example.com',
    'ann @example.com',
    '<ann@example.com>',
    'ann@example.',
    `${'a'.repeat(243)}@example.com`,
  ]) {
    it(`do not take ${JSON.stringify(text.slice(0, 30))} for an agent`, () => {
      assert.equal(isAgentMail(text), false);
    });
  }
});
