import assert from 'node:assert/strict';
import type { ModalView } from '@slack/types';
import { readView } from '../../sandbox/slack/content';
import { formFields } from '../../sandbox/slack/form-state';
import type { KnownDefaults } from '../../src/domain/conversation-defaults';
import type { Directory } from '../../src/domain/directory';
import { defaultsForm, withDefaults } from '../../src/slack/defaults-form';
import { readDefaults } from '../../src/slack/defaults-submission';
import { DEFAULTS_FORM, readFormMemory } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';
import { directoryWith } from '../support/directories';
import { payloadOf } from './submitted';

const texts = textsFor('en');
const MEMORY = { conversation: 'C0001', responseUrl: 'https://hooks.slack.com/commands/1' };
const BY = { setBy: 'U0001', setAt: 1_750_000_000_000 };
const BOTH: KnownDefaults = { kind: 'set', defaults: { skillGroup: 9465, account: '@two', ...BY } };
const NONE: KnownDefaults = { kind: 'none' };
const TYPED = { accounts: [], directory: undefined };
const LISTED: Directory = {
  ...directoryWith({ id: '@one', name: 'One' }, { id: '@two', name: 'Two' }),
  groups: [{ id: 9465, name: 'Billing' }],
};
const OFFERS = { accounts: ['@one', '@two'], directory: LISTED };

function fieldsOf(view: ModalView) {
  const read = readView(view);
  if (read.kind === 'refused') assert.fail(read.messages.join('\n'));
  return formFields(read.definition.blocks);
}

describe('what was typed, with the defaults of the conversation', () => {
  it('wins over them', () => {
    const typed = { customer: '1', skillGroup: '77' };
    assert.deepEqual(withDefaults(typed, BOTH, OFFERS), { ...typed, account: '@two' });
  });

  it('has them wherever nothing was typed', () => {
    assert.deepEqual(withDefaults({}, BOTH, OFFERS), { skillGroup: '9465', account: '@two' });
    const group: KnownDefaults = { kind: 'set', defaults: { skillGroup: 9465, ...BY } };
    assert.deepEqual(withDefaults({}, group, OFFERS), { skillGroup: '9465' });
    const account: KnownDefaults = { kind: 'set', defaults: { account: '@two', ...BY } };
    assert.deepEqual(withDefaults({}, account, OFFERS), { account: '@two' });
  });

  it('has no account that is no longer offered', () => {
    const offers = { ...OFFERS, accounts: ['@one'] };
    assert.deepEqual(withDefaults({}, BOTH, offers), { skillGroup: '9465' });
  });

  it('has an account that nobody can tell to be gone', () => {
    assert.equal(withDefaults({}, BOTH, TYPED).account, '@two');
  });

  it('stays as it is where nothing is set or nothing could be read', () => {
    for (const known of [NONE, { kind: 'unread' } as const]) {
      assert.deepEqual(withDefaults({ customer: '1' }, known, OFFERS), { customer: '1' });
    }
  });
});

describe('the form for defaults', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    it(`is taken by Slack in ${language}, whatever is set and offered`, () => {
      const many = Array.from({ length: 101 }, (_, n) => String(n).padStart(32, '@'));
      for (const known of [NONE, BOTH, { kind: 'unread' } as const]) {
        for (const offers of [OFFERS, TYPED, { ...TYPED, accounts: many }]) {
          const fields = fieldsOf(defaultsForm(textsFor(language), offers, known, MEMORY));
          assert.deepEqual(
            fields.map(({ block }) => [block.block_id, block.optional]),
            [
              ['skill_group', true],
              ['account', true],
            ],
          );
        }
      }
    });
  }

  it('is empty where nothing is set, also where one account is all there is', () => {
    const offers = { ...OFFERS, accounts: ['@one'] };
    const fields = fieldsOf(defaultsForm(texts, offers, NONE, MEMORY));
    assert.deepEqual(
      fields.map(({ element }) => [element.type, element.initial_option]),
      [
        ['external_select', undefined],
        ['static_select', undefined],
      ],
    );
  });

  it('shows by name what is set, who set it and when', () => {
    const form = defaultsForm(texts, OFFERS, BOTH, MEMORY);
    assert.deepEqual(
      fieldsOf(form).map(({ element }) => element.initial_option?.text.text),
      ['Billing (9465)', 'Two (@two)'],
    );
    assert.match(JSON.stringify(form.blocks), /Set by <@U0001> <!date\^1750000000\^/);
  });

  it('says where it could not be read what is set', () => {
    const said = JSON.stringify(defaultsForm(texts, OFFERS, { kind: 'unread' }, MEMORY).blocks);
    assert.ok(said.includes(texts.defaults.unread));
  });

  it('remembers where it was asked for', () => {
    const form = defaultsForm(texts, OFFERS, NONE, MEMORY);
    assert.equal(form.callback_id, DEFAULTS_FORM);
    assert.deepEqual(readFormMemory(form.private_metadata ?? ''), MEMORY);
  });
});

describe('the submitted form for defaults', () => {
  const read = (payload: unknown, accounts = ['@one', '@two']) =>
    readDefaults(payload, texts.form, (account) => accounts.includes(account));
  const { responseUrl } = MEMORY;
  const submitted = { kind: 'defaults', conversation: 'C0001', by: 'U0001' };

  it('is read whole, picked or typed', () => {
    for (const picked of [true, false]) {
      const filled = { skill_group: ' 9465 ', account: '@two', picked };
      assert.deepEqual(read(payloadOf(filled, { responseUrl })), {
        ...submitted,
        responseUrl,
        defaults: { skillGroup: 9465, account: '@two' },
      });
    }
  });

  it('sets nothing where nothing was entered', () => {
    assert.deepEqual(read(payloadOf({})), { ...submitted, defaults: {} });
  });

  it('is refused with an error at each field that is wrong', () => {
    assert.deepEqual(read(payloadOf({ skill_group: 'x', account: '@gone' })), {
      kind: 'wrongFields',
      errors: { skill_group: texts.form.skillGroupWrong, account: texts.form.accountWrong },
    });
    assert.deepEqual(read(payloadOf({ skill_group: '1', account: '客服' }), ['客服']), {
      kind: 'wrongFields',
      errors: { account: texts.form.accountIdWrong },
    });
    assert.deepEqual(read(payloadOf({ skill_group: '0', account: '@one' })), {
      kind: 'wrongFields',
      errors: { skill_group: texts.form.skillGroupWrong },
    });
  });

  it('is no payload of another shape', () => {
    assert.throws(() => read({ user: { id: 7 }, view: {} }), { name: 'ValidationError' });
  });
});
