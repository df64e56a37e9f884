import assert from 'node:assert/strict';
import { whyNotListed } from '../../../src/desk/lists/why-not-listed';
import type { Reply } from '../../../src/desk/reply';
import type { NoAnswer } from '../../../src/domain/outcome';

const INFO = 'untrusted';
const unanswered = (noAnswer: NoAnswer): Reply => ({ kind: 'noAnswer', noAnswer });

describe('why nothing is listed', () => {
  const cases: [Reply, string][] = [
    [{ kind: 'answer', code: 141000, info: INFO, body: {} }, 'ErrorCode 141000'],
    [{ kind: 'neverSent', error: 'ECONNREFUSED' }, 'ECONNREFUSED'],
    [unanswered({ kind: 'timeout' }), 'timeout'],
    [unanswered({ kind: 'connectionLost' }), 'connectionLost'],
    [unanswered({ kind: 'interrupted' }), 'interrupted'],
    [unanswered({ kind: 'unreadable', httpStatus: 200 }), 'unreadable'],
    [unanswered({ kind: 'unreadable', httpStatus: 502 }), 'HTTP 502'],
    [unanswered({ kind: 'code', code: 141002, info: INFO }), 'ErrorCode 141002'],
  ];
  for (const [reply, why] of cases) {
    it(`is ${why}`, () => assert.equal(whyNotListed(reply), why));
  }

  it('is a bug where the reply is of no known kind', () => {
    assert.throws(() => whyNotListed({ kind: 'x' } as never), /unexpected kind/);
    const noAnswer = { kind: 'y' } as never;
    assert.throws(() => whyNotListed(unanswered(noAnswer)), /unexpected kind/);
  });
});
