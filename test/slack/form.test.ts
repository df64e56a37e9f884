import assert from 'node:assert/strict';
import type { ModalView } from '@slack/types';
import { readView } from '../../sandbox/slack/content';
import { formFields, initialState } from '../../sandbox/slack/form-state';
import type { Directory } from '../../src/domain/directory';
import { REASON_MAX_LENGTH } from '../../src/domain/formats';
import type { Prefill } from '../../src/slack/command-text';
import { contactForm } from '../../src/slack/form';
import { CHANGE_FORM, CONTACT_FORM, readFormMemory } from '../../src/slack/ids';
import type { Teammate } from '../../src/slack/teammate';
import { textsFor } from '../../src/texts/catalogue';

const texts = textsFor('en');
/** Nothing listed, so that everything is typed. */
const offering = (...accounts: string[]) => ({ accounts, directory: undefined });
const MEMORY = { conversation: 'C0001', responseUrl: 'https://hooks.slack.com/commands/1' };
const MAIL = 'alice@example.com';
const TEAMMATES: readonly Teammate[] = [
  { kind: 'lookingUp', person: 'U0002' },
  { kind: 'filledIn', person: 'U0002', mail: MAIL },
  { kind: 'notListed', person: 'U0002', mail: `${'&'.repeat(250)}@a.b` },
  { kind: 'notFound', person: 'U0002' },
  { kind: 'missingScope', person: 'U0002' },
];
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
      const inLanguage = textsFor(language);
      const longest: Prefill = {
        customer: '"'.repeat(32),
        skillGroup: '9'.repeat(15),
        agent: `${'&'.repeat(250)}@a.b`,
        reason: '客'.repeat(REASON_MAX_LENGTH),
        account: '&'.repeat(32),
      };
      const accounts = Array.from({ length: 100 }, (_, i) => String(i).padStart(32, '@'));
      for (const prefill of [{}, FULL, longest]) {
        for (const some of [['@one'], accounts]) {
          const named = TEAMMATES.map((teammate) => ({ ...MEMORY, teammate }));
          for (const memory of [MEMORY, CHANGES, ...named]) {
            taken(contactForm(inLanguage, offering(...some), prefill, memory));
          }
        }
      }
    });
  }

  it('is empty but for the conversation when nothing was typed', () => {
    assert.deepEqual(filled(contactForm(texts, offering('@one'), {}, MEMORY), 'C0009'), {
      customer: null,
      skill_group: null,
      agent: null,
      reason: null,
      conversation: 'C0009',
    });
  });

  it('is filled with what was typed', () => {
    assert.deepEqual(filled(contactForm(texts, offering('@first', '@second'), FULL, MEMORY)), {
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
      const [first] = contactForm(texts, offering('@one'), prefill, MEMORY).blocks;
      assert.equal(first?.block_id, 'customer');
      const element: unknown = Reflect.get(first, 'element');
      assert.equal(Reflect.get(Object(element), 'focus_on_load'), focus);
    }
  });

  it('leaves the cursor where it is when it is redrawn, though the customer is empty', () => {
    const form = contactForm(texts, offering('@one'), {}, MEMORY, {});
    assert.doesNotMatch(JSON.stringify(form), /"focus_on_load":true/);
  });

  it('tells of every letter of the customer, and of the choices that matter for it', () => {
    const { blocks } = taken(contactForm(texts, offering('@a', '@b'), {}, MEMORY));
    const telling = blocks.filter(({ dispatch_action }) => dispatch_action === true);
    assert.deepEqual(
      telling.map(({ block_id }) => block_id),
      ['customer', 'account'],
    );
    assert.deepEqual(telling[0]?.element?.dispatch_action_config, {
      trigger_actions_on: ['on_character_entered'],
    });
  });

  it('says under the customer what is known of them', () => {
    const notes = { session: 'the session', lately: 'the others' };
    const form = contactForm(texts, offering('@one'), FULL, MEMORY, notes);
    assert.equal(form.submit?.text, texts.form.submit);
    const ids = form.blocks.map(({ block_id }) => block_id);
    assert.deepEqual(ids.slice(0, 3), ['customer', 'note_session', 'note_lately']);
    assert.match(JSON.stringify(form.blocks.slice(1, 3)), /the session.*the others/);
  });

  it('warns above everything, and then says what its button does', () => {
    for (const memory of [MEMORY, CHANGES]) {
      const form = contactForm(texts, offering('@one'), FULL, memory, { warning: 'mind' });
      assert.equal(form.submit?.text, texts.look.submitAnyway);
      assert.match(JSON.stringify(form.blocks[0]), /"section".*mind/);
      assert.equal(form.blocks[1]?.block_id, 'customer');
    }
  });

  it('requires the customer and the account only', () => {
    const { blocks } = taken(contactForm(texts, offering('@a', '@b'), {}, MEMORY));
    const required = blocks.filter(({ type, optional }) => type === 'input' && !optional);
    assert.deepEqual(
      required.map(({ block_id }) => block_id),
      ['customer', 'account'],
    );
  });

  it('does not ask for the account where there is only one', () => {
    assert.ok(!blockIds(contactForm(texts, offering('@one'), {}, MEMORY)).includes('account'));
  });

  it('chooses the first account where the one asked for is not configured any more', () => {
    const form = contactForm(texts, offering('@first', '@second'), { account: '@gone' }, MEMORY);
    assert.equal(Reflect.get(Object(filled(form)['account']), 'value'), '@first');
  });

  it('asks Slack for a way to answer where the app may not post', () => {
    const fields = formFields(taken(contactForm(texts, offering('@one'), {}, MEMORY)).blocks);
    const asking = fields.filter(({ element }) => element.response_url_enabled);
    assert.deepEqual(
      asking.map(({ block }) => block.block_id),
      ['conversation'],
    );
  });

  it('keeps the reason within its limit while it is typed', () => {
    const fields = formFields(taken(contactForm(texts, offering('@one'), {}, MEMORY)).blocks);
    const reason = fields.find(({ block }) => block.block_id === 'reason')?.element;
    assert.equal(reason?.max_length, REASON_MAX_LENGTH);
    assert.equal(reason?.multiline, true);
  });

  describe('with a teammate who was named as the agent', () => {
    const about = (teammate: Teammate, prefill: Prefill = {}) => {
      const form = contactForm(texts, offering('@one'), prefill, { ...MEMORY, teammate });
      const at = form.blocks.findIndex((block) => JSON.stringify(block).includes('<@U0002>'));
      const [note, agent] = form.blocks.slice(at, at + 2);
      return { form, note: JSON.stringify(note), agent };
    };

    for (const teammate of TEAMMATES) {
      it(`says above the agent what became of them, and remembers it: ${teammate.kind}`, () => {
        const { form, note, agent } = about(teammate);
        assert.match(note, /^\{"type":"context"/);
        const isFilledIn = teammate.kind === 'filledIn';
        assert.equal(agent?.block_id, isFilledIn ? 'agent_filled_in' : 'agent');
        assert.equal(/initial_value/.test(JSON.stringify(agent)), isFilledIn);
        const remembered = readFormMemory(form.private_metadata ?? '');
        assert.deepEqual(contactForm(texts, offering('@one'), {}, remembered), form);
      });
    }

    it('says something else each time', () => {
      const notes = TEAMMATES.map((teammate) => about(teammate).note);
      assert.equal(new Set(notes).size, TEAMMATES.length);
    });

    it('shows the address that no agent has', () => {
      const { note } = about({ kind: 'notListed', person: 'U0002', mail: MAIL });
      assert.ok(note.includes(`\`${MAIL}\``));
    });

    it('holds the agent who was chosen since', () => {
      const filledIn = { kind: 'filledIn', person: 'U0002', mail: MAIL } as const;
      const { form } = about(filledIn, { agent: 'bob@example.com' });
      const agent = formFields(taken(form).blocks).find(
        ({ block }) => block.block_id === 'agent_filled_in',
      );
      assert.equal(agent?.element.action_id, 'agent');
      assert.equal(agent?.element.initial_value, 'bob@example.com');
    });
  });

  describe('once Desk has listed its skill groups and agents', () => {
    const listed: Directory = {
      groups: [{ id: 9465, name: 'Billing', members: 2 }],
      agents: [{ mail: 'alice@example.com', name: 'Alice Novak', groups: [9465] }],
      accounts: [{ id: '@second', name: 'VIP' }],
      loads: new Map([['alice@example.com', 3]]),
      queues: new Map(),
    };
    const offers = { accounts: ['@first', '@second'], directory: listed };
    const elementOf = (view: ModalView, id: string) =>
      formFields(taken(view).blocks).find(({ block }) => block.block_id === id)?.element;

    it('lets both be picked by name, also before anything is typed', () => {
      const form = contactForm(texts, offers, {}, MEMORY);
      for (const id of ['skill_group', 'agent']) {
        const element = elementOf(form, id);
        assert.equal(element?.type, 'external_select', id);
        assert.equal(element?.min_query_length, 0);
      }
      assert.ok(!JSON.stringify(form).includes(texts.form.listsUnread));
    });

    it('tells of the skill group that is picked', () => {
      const blocks = taken(contactForm(texts, offers, {}, MEMORY)).blocks;
      const group = blocks.find(({ block_id }) => block_id === 'skill_group');
      assert.equal(group?.dispatch_action, true);
    });

    it('leaves what is no number to be typed on', () => {
      const form = contactForm(texts, offers, { skillGroup: '94b' }, MEMORY, {});
      const element = elementOf(form, 'skill_group');
      assert.deepEqual([element?.type, element?.initial_value], ['plain_text_input', '94b']);
    });

    it('shows by name what is filled in', () => {
      const form = contactForm(texts, offers, FULL, MEMORY);
      const agent = elementOf(form, 'agent')?.initial_option;
      assert.equal(agent?.value, 'alice@example.com');
      assert.match(agent?.text.text ?? '', /^Alice Novak \(alice@example\.com\)/);
      assert.match(elementOf(form, 'skill_group')?.initial_option?.text.text ?? '', /^Billing/);
      const account = elementOf(form, 'account');
      assert.deepEqual(
        account?.options?.map(({ text }) => text.text),
        ['@first', 'VIP (@second)'],
      );
    });

    it('shows what is filled in and not listed as it is', () => {
      const prefill = { skillGroup: '77', agent: 'new@example.com' };
      const form = contactForm(texts, offers, prefill, MEMORY);
      assert.equal(elementOf(form, 'skill_group')?.initial_option?.value, '77');
      assert.equal(elementOf(form, 'agent')?.initial_option?.value, 'new@example.com');
    });

    it('leaves an address to be typed that no option can hold', () => {
      const agent = `${'a'.repeat(80)}@example.com`;
      const element = elementOf(contactForm(texts, offers, { agent }, MEMORY), 'agent');
      assert.deepEqual([element?.type, element?.initial_value], ['plain_text_input', agent]);
    });

    it('lets be picked what is listed, and says why the other is typed', () => {
      const some = { ...offers, directory: { ...listed, agents: [] } };
      const form = contactForm(texts, some, {}, MEMORY);
      assert.equal(elementOf(form, 'skill_group')?.type, 'external_select');
      assert.equal(elementOf(form, 'agent')?.type, 'plain_text_input');
      assert.ok(JSON.stringify(form).includes(texts.form.listsUnread));
    });
  });

  it('remembers where it was asked for', () => {
    const form = contactForm(texts, offering('@one'), {}, MEMORY);
    assert.equal(form.callback_id, CONTACT_FORM);
    const memory = readFormMemory(form.private_metadata ?? '');
    assert.deepEqual(memory, { ...MEMORY, account: '@one' });
  });

  it('remembers, to change a request, which one, and does not ask where to post', () => {
    const form = contactForm(texts, offering('@first', '@second'), FULL, CHANGES);
    assert.equal(form.callback_id, CHANGE_FORM);
    assert.equal(form.title.text, texts.form.changeTitle);
    assert.equal(form.submit?.text, texts.form.changeSubmit);
    assert.deepEqual(readFormMemory(form.private_metadata ?? ''), CHANGES);
    assert.deepEqual(blockIds(form), ['customer', 'skill_group', 'agent', 'reason', 'account']);
  });
});
