import assert from 'node:assert/strict';
import { type Filled, payloadOf, read, VALID } from './submitted';

const TYPED_AT = 'https://hooks.slack.com/commands/1';
const CHOSEN_AT = 'https://hooks.slack.com/app/1';
const CHANGES = { requestId: 'request-1', revision: 2 };

function submissionOf(payload: unknown) {
  const result = read(payload);
  if (result.kind !== 'submission') assert.fail(JSON.stringify(result.errors));
  return result.submission;
}

describe('a submitted form', () => {
  it('is read whole', () => {
    const filled: Filled = {
      customer: '1289314544',
      skill_group: '9465',
      agent: 'alice@example.com',
      reason: 'Asked for a call',
      conversation: 'C0002',
      account: '@two',
    };
    const urls = [
      { block_id: 'conversation', channel_id: 'C0002', action_id: 'a', response_url: CHOSEN_AT },
    ];
    const payload = payloadOf(filled, { responseUrl: TYPED_AT }, { response_urls: urls });
    assert.deepEqual(read(payload, ['@one', '@two']), {
      kind: 'submission',
      submission: {
        key: 'T0001:V0001',
        target: {
          customer: '1289314544',
          account: '@two',
          skillGroup: 9465,
          agent: 'alice@example.com',
        },
        reason: 'Asked for a call',
        conversation: 'C0002',
        askedBy: 'U0001',
        responseUrl: CHOSEN_AT,
      },
    });
  });

  it('is read though blocks are named like what every object has', () => {
    const payload = JSON.parse(JSON.stringify(payloadOf(VALID)));
    Object.assign(payload.view.state.values, { constructor: { value: 1 }, toString: { value: 2 } });
    assert.equal(submissionOf(payload).target.customer, '1289314544');
  });

  it('has no field at all where nothing was entered', () => {
    assert.deepEqual(read(payloadOf(VALID)), {
      kind: 'submission',
      submission: {
        key: 'T0001:V0001',
        target: { customer: '1289314544', account: '@one' },
        conversation: 'C0002',
        askedBy: 'U0001',
      },
    });
  });

  it('is read without the spaces around what was typed', () => {
    const submission = submissionOf(
      payloadOf({
        customer: ' \t1289314544 ',
        skill_group: ' 9465\n',
        agent: ' alice@example.com ',
        reason: '\n Asked for a call\n',
        conversation: 'C0002',
      }),
    );
    assert.deepEqual(submission.target, {
      customer: '1289314544',
      account: '@one',
      skillGroup: 9465,
      agent: 'alice@example.com',
    });
    assert.equal(submission.reason, 'Asked for a call');
  });

  it('takes spaces alone for nothing', () => {
    const blank = { skill_group: ' ', agent: '\t', reason: '\n ' };
    assert.deepEqual(
      submissionOf(payloadOf({ ...VALID, ...blank })),
      submissionOf(payloadOf(VALID)),
    );
  });

  it('is answered where the command was typed when the conversation was left empty', () => {
    const payload = payloadOf({ ...VALID, conversation: null }, { responseUrl: TYPED_AT });
    const { conversation, responseUrl } = submissionOf(payload);
    assert.deepEqual(
      { conversation, responseUrl },
      { conversation: 'C0001', responseUrl: TYPED_AT },
    );
  });

  it('may be answered by the address of the command where that was typed in the same place', () => {
    const payload = payloadOf({ ...VALID, conversation: 'C0001' }, { responseUrl: TYPED_AT });
    assert.equal(submissionOf(payload).responseUrl, TYPED_AT);
  });

  it('is never answered in another conversation than the chosen one', () => {
    const payload = payloadOf({ ...VALID, conversation: 'C0002' }, { responseUrl: TYPED_AT });
    assert.equal(submissionOf(payload).responseUrl, undefined);
  });

  it('is known again by its team and view, also in an org-wide installation', () => {
    const orgWide = payloadOf(VALID, {}, { team: null });
    assert.equal(submissionOf(orgWide).key, 'T0001:V0001');
    const user = { id: 'U0001', name: 'ann' };
    assert.equal(submissionOf(payloadOf(VALID, {}, { team: null, user })).key, ':V0001');
  });

  it('names the request that is changed', () => {
    const { conversation: _, ...withoutConversation } = VALID;
    const payload = payloadOf(withoutConversation, { changes: CHANGES, responseUrl: TYPED_AT });
    const result = read(payload);
    assert.ok(result.kind === 'submission');
    assert.deepEqual(result.changes, CHANGES);
    assert.equal(result.submission.conversation, 'C0001');
    assert.equal(result.submission.responseUrl, TYPED_AT);
  });
});

describe('a payload that is no submission of this app', () => {
  const valid = payloadOf(VALID);
  const view = { id: 'V1', private_metadata: '{"conversation":"C1"}', state: { values: {} } };
  const malformed: Readonly<Record<string, unknown>> = {
    nothing: undefined,
    null: null,
    'a text': 'view_submission',
    'an empty object': {},
    'no user': { ...valid, user: undefined },
    'a user without ID': { ...valid, user: {} },
    'a team without ID': { ...valid, team: {} },
    'no view': { ...valid, view: undefined },
    'a view without ID': { ...valid, view: { ...view, id: undefined } },
    'no memory': { ...valid, view: { ...view, private_metadata: '' } },
    'a foreign memory': { ...valid, view: { ...view, private_metadata: '{}' } },
    'a memory that is no JSON': { ...valid, view: { ...view, private_metadata: 'C1' } },
    'no state': { ...valid, view: { ...view, state: undefined } },
    'no values': { ...valid, view: { ...view, state: { values: null } } },
    'values that are a text': { ...valid, view: { ...view, state: { values: 'x' } } },
    'a field that is a text': { ...valid, view: { ...view, state: { values: { customer: 'x' } } } },
    'an answer without its address': { ...valid, response_urls: [{}] },
  };
  for (const [name, payload] of Object.entries(malformed)) {
    it(`throws: ${name}`, () => assert.throws(() => read(payload), /Error/));
  }
});
