import assert from 'node:assert/strict';
import type { ModalView } from '@slack/types';
import { readView } from '../../sandbox/slack/content';
import { formFields, initialState } from '../../sandbox/slack/form-state';
import { REASON_MAX_LENGTH } from '../../src/domain/formats';
import type { Prefill } from '../../src/slack/command-text';
import { contactForm } from '../../src/slack/form';
import { CHANGE_FORM, CONTACT_FORM, readFormMemory } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';

const { form: texts } = textsFor('en');
const MEMORY = { conversation: 'C0001', responseUrl: 'https://hooks.slack.com/commands/1' };
const CHANGES = { ...MEMORY, changes: { requestId: 'request-1', revision: 2 } };
const FULL: Prefill = {
  customer: '1289314544',
  skillGroup: '9465',
  agent: 'alice@example.com',
  reason: 'Asked for a call',
  account: '@second',
};

/** The form as Slack takes it; fails with Slack's complaints where it does not. */
function taken(view: ModalView) {
  const read = readView(view);
  if (read.kind === 'refused') assert.fail(read.messages.join('\n'));
  return read.definition;
}

/** What each field holds when the form opens in `conversation`. */
function filled(view: ModalView, conversation = 'C0001'): Record<string, unknown> {
  const state = initialState(taken(view).blocks, conversation);
  return Object.fromEntries(
    Object.entries(state).map(([id, actions]) => {
      const { type: _, ...held } = actions[id] ?? assert.fail(`${id} has another action_id`);
      return [id, Object.values(held)[0]];
    }),
  );
}

const blockIds = (view: ModalView) => formFields(taken(view).blocks).map((f) => f.block.block_id);

describe('the form', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    it(`is taken by Slack in ${language}, however it is filled`, () => {
      const inLanguage = textsFor(language).form;
      const longest: Prefill = {
        customer: '"'.repeat(32),
        skillGroup: '9'.repeat(15),
        agent: `${'&'.repeat(250)}@a.b`,
        teammate: 'U'.repeat(20),
        reason: '客'.repeat(REASON_MAX_LENGTH),
        account: '&'.repeat(32),
      };
      const accounts = Array.from({ length: 100 }, (_, i) => String(i).padStart(32, '@'));
      for (const prefill of [{}, FULL, longest, { teammate: 'U0002' }]) {
        for (const some of [['@one'], accounts]) {
          for (const memory of [MEMORY, CHANGES]) {
            taken(contactForm(inLanguage, some, prefill, memory));
          }
        }
      }
    });
  }

  it('is empty but for the conversation when nothing was typed', () => {
    assert.deepEqual(filled(contactForm(texts, ['@one'], {}, MEMORY), 'C0009'), {
      customer: null,
      skill_group: null,
      agent: null,
      reason: null,
      conversation: 'C0009',
    });
  });

  it('is filled with what was typed', () => {
    assert.deepEqual(filled(contactForm(texts, ['@first', '@second'], FULL, MEMORY)), {
      customer: '1289314544',
      skill_group: '9465',
      agent: 'alice@example.com',
      reason: 'Asked for a call',
      conversation: 'C0001',
      account: { text: { type: 'plain_text', text: '@second' }, value: '@second' },
    });
  });

  it('asks for the customer first, and puts the cursor there only while it is empty', () => {
    for (const [prefill, focus] of [
      [{}, true],
      [{ customer: '1' }, false],
    ] as const) {
      const [first] = contactForm(texts, ['@one'], prefill, MEMORY).blocks;
      assert.equal(first?.block_id, 'customer');
      const element: unknown = Reflect.get(first, 'element');
      assert.equal(Reflect.get(Object(element), 'focus_on_load'), focus);
    }
  });

  it('requires the customer and the account only', () => {
    const { blocks } = taken(contactForm(texts, ['@a', '@b'], {}, MEMORY));
    const required = blocks.filter(({ type, optional }) => type === 'input' && !optional);
    assert.deepEqual(
      required.map(({ block_id }) => block_id),
      ['customer', 'account'],
    );
  });

  it('does not ask for the account where there is only one', () => {
    assert.ok(!blockIds(contactForm(texts, ['@one'], {}, MEMORY)).includes('account'));
  });

  it('chooses the first account where the one asked for is not configured any more', () => {
    const form = contactForm(texts, ['@first', '@second'], { account: '@gone' }, MEMORY);
    assert.equal(Reflect.get(Object(filled(form)['account']), 'value'), '@first');
  });

  it('asks Slack for a way to answer where the app may not post', () => {
    const fields = formFields(taken(contactForm(texts, ['@one'], {}, MEMORY)).blocks);
    const asking = fields.filter(({ element }) => element.response_url_enabled);
    assert.deepEqual(
      asking.map(({ block }) => block.block_id),
      ['conversation'],
    );
  });

  it('keeps the reason within its limit while it is typed', () => {
    const fields = formFields(taken(contactForm(texts, ['@one'], {}, MEMORY)).blocks);
    const reason = fields.find(({ block }) => block.block_id === 'reason')?.element;
    assert.equal(reason?.max_length, REASON_MAX_LENGTH);
    assert.equal(reason?.multiline, true);
  });

  it('mentions the teammate who was named, above the empty agent', () => {
    const { blocks } = contactForm(texts, ['@one'], { teammate: 'U0002' }, MEMORY);
    const at = blocks.findIndex(({ type }) => type === 'context');
    assert.match(JSON.stringify(blocks[at]), /<@U0002>/);
    assert.equal(blocks[at + 1]?.block_id, 'agent');
    assert.doesNotMatch(JSON.stringify(blocks[at + 1]), /initial_value/);
  });

  it('remembers where it was asked for', () => {
    const form = contactForm(texts, ['@one'], {}, MEMORY);
    assert.equal(form.callback_id, CONTACT_FORM);
    assert.deepEqual(readFormMemory(form.private_metadata ?? ''), MEMORY);
  });

  it('remembers, to change a request, which one, and does not ask where to post', () => {
    const form = contactForm(texts, ['@first', '@second'], FULL, CHANGES);
    assert.equal(form.callback_id, CHANGE_FORM);
    assert.equal(form.title.text, texts.changeTitle);
    assert.equal(form.submit?.text, texts.changeSubmit);
    assert.deepEqual(readFormMemory(form.private_metadata ?? ''), CHANGES);
    assert.deepEqual(blockIds(form), ['customer', 'skill_group', 'agent', 'reason', 'account']);
  });
});
