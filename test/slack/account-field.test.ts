import assert from 'node:assert/strict';
import { readView } from '../../sandbox/slack/content';
import { formFields } from '../../sandbox/slack/form-state';
import { createAccounts } from '../../src/directory/accounts';
import type { Directory } from '../../src/domain/directory';
import type { Prefill } from '../../src/slack/command-text';
import { contactForm } from '../../src/slack/form';
import { type FormMemory, readFormMemory } from '../../src/slack/ids';
import { textsFor } from '../../src/texts/catalogue';
import { directoryWith } from '../support/directories';
import { payloadOf, read, VALID } from './submitted';

const LISTED = directoryWith({ id: '@one', name: 'Lumen' }, { id: '@two', name: '' });
const MANY = Array.from({ length: 101 }, (_, n) => `@${n}`);

interface Case {
  readonly accounts: readonly string[];
  readonly prefill?: Prefill;
  readonly memory?: Partial<FormMemory>;
  readonly directory?: Directory;
}

/** The account's block in the form as Slack takes it, and what the form remembers. */
function drawn(
  { accounts, prefill = {}, memory, directory }: Case,
  language: 'en' | 'zh-CN' = 'en',
) {
  const remembered = { conversation: 'C0001', ...memory };
  const form = contactForm(textsFor(language), { accounts, directory }, prefill, remembered);
  const taken = readView(form);
  if (taken.kind === 'refused') assert.fail(taken.messages.join('\n'));
  const fields = formFields(taken.definition.blocks);
  const field = fields.find(({ block }) => block.block_id === 'account');
  return { field, remembers: readFormMemory(form.private_metadata ?? '').account };
}

describe("the form's customer service account", () => {
  it('is not asked for where there is only one, but remembered', () => {
    const { field, remembers } = drawn({ accounts: ['@one'] });
    assert.deepEqual([field, remembers], [undefined, '@one']);
  });

  it('stays the remembered one when the form is drawn again from a longer list', () => {
    const { field, remembers } = drawn({ accounts: ['@two', '@one'], memory: { account: '@one' } });
    assert.deepEqual([field, remembers], [undefined, '@one']);
  });

  it('is asked for where the only one is not the one that was meant', () => {
    const { field, remembers } = drawn({ accounts: ['@one'], prefill: { account: '@gone' } });
    assert.equal(field?.element.initial_option?.value, '@one');
    assert.equal(remembers, undefined);
  });

  it('is picked by name from several, the first one or the one that was meant chosen', () => {
    const several = { accounts: ['@one', '@two'], directory: LISTED };
    const { field, remembers } = drawn(several);
    const { element } = field ?? assert.fail('no field');
    assert.deepEqual(
      element.options?.map(({ text }) => text.text),
      ['Lumen (@one)', '@two'],
    );
    assert.deepEqual([element.initial_option?.value, remembers], ['@one', undefined]);
    const meant = drawn({ ...several, prefill: { account: '@two' } });
    assert.equal(meant.field?.element.initial_option?.value, '@two');
  });

  for (const language of ['en', 'zh-CN'] as const) {
    it(`is typed where none is known, with a hint, in ${language}`, () => {
      const { field, remembers } = drawn({ accounts: [] }, language);
      const { block, element } = field ?? assert.fail('no field');
      assert.deepEqual([element.type, element.initial_value], ['plain_text_input', undefined]);
      assert.deepEqual([block.optional ?? false, remembers], [false, undefined]);
      assert.ok(JSON.stringify(block).includes(textsFor(language).form.accountHint));
    });
  }

  it('is typed over the one that a request has where none is known', () => {
    const { field } = drawn({ accounts: [], prefill: { account: '@kept' } });
    assert.equal(field?.element.initial_value, '@kept');
  });

  it('is typed, with the first one filled in, where there are more than Slack shows', () => {
    assert.equal(drawn({ accounts: MANY.slice(1) }).field?.element.type, 'static_select');
    const { element } = drawn({ accounts: MANY }).field ?? assert.fail('no field');
    assert.deepEqual([element.type, element.initial_value], ['plain_text_input', '@0']);
  });
});

describe('the account that a form has chosen itself', () => {
  for (const later of [['@two'], ['@two', '@new'], ['@new', '@one']]) {
    it(`stays chosen when Desk then lists ${later.join(' and ')}`, () => {
      const accounts = createAccounts(undefined, () =>
        directoryWith(...later.map((id) => ({ id, name: '' }))),
      );
      const { field, remembers } = drawn({
        accounts: accounts.offered('@one'),
        prefill: { account: '@one' },
      });
      assert.match(JSON.stringify(field), /"initial_option":.*"value":"@one"/);
      assert.equal(remembers, undefined);
    });
  }
});

describe('the account of a submitted form', () => {
  const { form: texts } = textsFor('en');
  const accountIn = (payload: object, accounts: readonly string[]) => {
    const result = read(payload, accounts);
    return result.kind === 'submission' ? result.submission.target.account : result.errors;
  };
  const typed = (value: string) => {
    const payload = payloadOf({ ...VALID, account: '@one' });
    const field = { account: { account: { type: 'plain_text_input', value } } };
    Object.assign(Reflect.get(Reflect.get(payload, 'view'), 'state').values, field);
    return payload;
  };

  it('is the one that the form remembers, whatever is offered by then', () => {
    const payload = payloadOf(VALID, { account: '@one' });
    assert.equal(accountIn(payload, ['@new', '@one']), '@one');
  });

  it('is refused, at a field that the form has, when it is not accepted any more', () => {
    const payload = payloadOf(VALID, { account: '@one' });
    assert.deepEqual(accountIn(payload, ['@new']), { customer: texts.accountGone });
  });

  it('is the picked one exactly as Desk listed it', () => {
    assert.equal(accountIn(payloadOf({ ...VALID, account: ' @a ' }), [' @a ']), ' @a ');
  });

  it('is what was typed, without the spaces around it', () => {
    assert.equal(accountIn(typed(' @typed\n'), ['@typed']), '@typed');
  });

  it('is refused where it cannot be an account, or is none of those that are accepted', () => {
    for (const wrong of ['', ' ', '客服', 'x'.repeat(33)]) {
      assert.deepEqual(accountIn(typed(wrong), [wrong]), { account: texts.accountIdWrong }, wrong);
    }
    assert.deepEqual(accountIn(typed('@other'), ['@one']), { account: texts.accountWrong });
  });
});
