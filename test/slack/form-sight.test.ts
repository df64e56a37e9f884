import assert from 'node:assert/strict';
import { ValidationError } from 'yup';
import { contactForm } from '../../src/slack/form';
import type { FormNotes } from '../../src/slack/form-notes';
import { readFieldChange, readFormSight } from '../../src/slack/form-sight';
import { type FormMemory, writeFormMemory } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';

const MEMORY: FormMemory = {
  conversation: 'C0001',
  teammate: { kind: 'notFound', person: 'U0009' },
  warned: ['request-1:1'],
};
const NOTES: FormNotes = { session: 'with &amp; bot', lately: '• <@U1>', warning: ':warning: two' };
const typed = (id: string, value: string | null) => ({ [id]: { type: 'plain_text_input', value } });
const chosen = (id: string, value: string | null) => ({
  [id]: {
    type: 'external_select',
    selected_option: value && { text: { type: 'plain_text', text: value }, value },
  },
});

function payload(notes: FormNotes = NOTES) {
  const offers = { accounts: ['@one', '@two'], directory: undefined };
  const form = contactForm(textsFor('en'), offers, {}, MEMORY, notes);
  return {
    type: 'block_actions',
    team: { id: 'T0001' },
    user: { id: 'U0001', team_id: 'T0002' },
    view: {
      id: 'V0001',
      hash: '1.a',
      private_metadata: form.private_metadata,
      blocks: [null, 7, {}, { type: 'divider' }, ...form.blocks],
      state: {
        values: {
          customer: typed('customer', ' half '),
          skill_group: chosen('skill_group', '9465'),
          agent: chosen('agent', null),
          reason: typed('reason', null),
          conversation: { conversation: { selected_conversation: 'C0002' } },
          account: chosen('account', '@two'),
        },
      },
    },
    actions: [{ action_id: 'customer', block_id: 'customer', value: ' half ' }],
  };
}

describe('an open form', () => {
  it('is read as it stands: its fields, what it remembers and what it says', () => {
    assert.deepEqual(readFieldChange(payload()), {
      field: 'customer',
      sight: {
        form: { id: 'V0001', hash: '1.a' },
        key: 'T0001:V0001',
        prefill: { customer: ' half ', skillGroup: '9465', account: '@two' },
        memory: MEMORY,
        notes: NOTES,
      },
    });
  });

  it('holds the teammate who was filled in, and the account that it does not ask for', () => {
    const { view, ...rest } = payload({});
    const values = { agent_filled_in: chosen('agent', 'alice@example.com') };
    const private_metadata = writeFormMemory({ conversation: 'C0001', account: '@one' });
    const sight = readFormSight({
      ...rest,
      view: { ...view, private_metadata, state: { values } },
    });
    assert.deepEqual(sight.prefill, { agent: 'alice@example.com', account: '@one' });
  });

  it('may say nothing, and hold nothing', () => {
    const empty = payload({});
    const view = { ...empty.view, state: { values: {} } };
    const { prefill, notes, key } = readFormSight({ ...empty, team: null, view });
    assert.deepEqual([prefill, notes, key], [{}, {}, 'T0002:V0001']);
    const nobody = { ...empty, team: null, user: {} };
    assert.equal(readFormSight(nobody).key, ':V0001');
  });

  it('is not taken for saying what somebody else wrote under the same name', () => {
    const { view, ...rest } = payload({});
    const blocks = [
      { type: 'context', block_id: 'note_session', elements: [] },
      { type: 'section', block_id: 'note_lately', text: { toString: 'x' } },
    ];
    assert.deepEqual(readFormSight({ ...rest, view: { ...view, blocks } }).notes, {});
  });

  for (const [what, wrong] of Object.entries({
    nothing: undefined,
    'a press in a message': { user: {}, actions: [{ action_id: 'try_again' }] },
    'no actions': { ...payload(), actions: [] },
    'a state that is no state': { ...payload(), view: { ...payload().view, state: 'x' } },
    'a method for a value': {
      ...payload(),
      view: { ...payload().view, hash: { toString: 'x' } },
    },
  })) {
    it(`is refused where Slack sends ${what}`, () => {
      assert.throws(() => readFieldChange(wrong), ValidationError);
    });
  }
});
