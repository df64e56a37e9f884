import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isKnownCode, KNOWN_CODES, type Remedy, remediesFor } from '../../src/domain/remedies';
import { ASSIGNED, UNCONFIRMED } from '../support/saved-requests';

const PRIVATE_CODES = [
  141000, 141001, 141002, 141003, 141004, 141009, 141010, 141011, 141012, 141013, 141014, 141015,
  141016, 141017, 141018, 141019,
];

function refused(code: number): readonly Remedy[] {
  return remediesFor({ kind: 'refused', code, info: '' });
}

describe('what a person can do about an outcome', () => {
  it('is nothing when an agent is assigned', () => {
    assert.deepEqual(remediesFor(ASSIGNED), []);
  });

  it('is another try when nobody was contacted', () => {
    const noAnswer = { kind: 'timeout' } as const;
    for (const outcome of [
      { kind: 'notContacted', because: 'neverSent', error: 'ECONNREFUSED' },
      { kind: 'notContacted', because: 'noSession', noAnswer },
    ] as const) {
      assert.deepEqual(remediesFor(outcome), ['tryAgain']);
    }
  });

  it('is a look first when it is not confirmed, and never a plain "try again"', () => {
    assert.deepEqual(remediesFor(UNCONFIRMED), ['checkAgain', 'contactAnyway']);
  });

  it('is known for every documented code of contact_user', () => {
    for (const code of PRIVATE_CODES) assert.ok(isKnownCode(code), `${code}`);
    assert.deepEqual(
      KNOWN_CODES.filter((code) => !isKnownCode(code)),
      [],
    );
  });

  for (const [code, remedies] of [
    [141001, ['tryAgain', 'change']],
    [141004, ['change']],
    [141014, []],
    [141015, ['change']],
    [141016, []],
    [70050, []],
    [60011, ['tryAgain']],
  ] as const) {
    it(`is [${remedies}] after code ${code}`, () => {
      assert.deepEqual(refused(code), remedies);
    });
  }

  it('is another try, or a change, after a code that nobody documents', () => {
    fc.assert(
      fc.property(fc.integer(), (code) => {
        fc.pre(!KNOWN_CODES.some((known) => known === code));
        assert.equal(isKnownCode(code), false);
        assert.deepEqual(refused(code), ['tryAgain', 'change']);
      }),
    );
  });

  it('never offers what needs an unconfirmed outcome after a refusal', () => {
    for (const code of KNOWN_CODES) {
      assert.ok(!refused(code).some((each) => each === 'checkAgain' || each === 'contactAnyway'));
    }
  });
});
