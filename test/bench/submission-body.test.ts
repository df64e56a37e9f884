import assert from 'node:assert/strict';
import { ACCOUNT, AGENT, GROUP } from '../../bench/load/names';
import { submissionBodies } from '../../bench/load/submission-body';
import { readSubmission } from '../../src/slack/submission';
import { textsFor } from '../../src/texts/catalogue';

describe('what is submitted', () => {
  const bodyOf = submissionBodies();
  const read = (body: string) => {
    const payload: unknown = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
    return readSubmission(payload, textsFor('en').form, (account) => account === ACCOUNT);
  };

  it("is this app's form, filled in", () => {
    const body = bodyOf({ customer: 'bench-1', channel: 'C0B1', viewId: 'V0B1' });
    const result = read(body);
    assert.ok(result.kind === 'submission', JSON.stringify(result));
    const { key, target, conversation, reason } = result.submission;
    assert.deepEqual(target, {
      customer: 'bench-1',
      account: ACCOUNT,
      skillGroup: GROUP,
      agent: AGENT,
    });
    assert.deepEqual([key, conversation], ['T0STANDIN:V0B1', 'C0B1']);
    assert.match(reason ?? '', /Refund/);
  });

  it('is about another customer, in another channel and view, each time', () => {
    const bodies = [1, 2].map((n) =>
      bodyOf({ customer: `bench-${n}`, channel: `C0B${n}`, viewId: `V0B${n}` }),
    );
    const [one, other] = bodies.map(read);
    assert.notDeepEqual(one, other);
    assert.doesNotMatch(bodies.join(), /MARK/);
  });
});
