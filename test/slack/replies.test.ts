import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readContent } from '../../sandbox/slack/content';
import { findButton } from '../../sandbox/slack/payloads';
import type { Directory } from '../../src/domain/directory';
import { type Prefill, readCommandText } from '../../src/slack/command-text';
import { OPEN_FORM } from '../../src/slack/ids';
import {
  defaultsSavedReply,
  formDidNotOpenReply,
  notUnderstoodReply,
  privately,
  readOpenFormValue,
  usageReply,
} from '../../src/slack/replies';
import type { ResponseUrlMessage } from '../../src/slack/response-url';
import { textsFor } from '../../src/texts/catalogue';
import { directoryWith } from '../support/directories';
import { foreignPartOf, LONGEST_SIGNS, mrkdwnIn } from './kit';

const en = textsFor('en');

/** The reply as Slack takes it. */
function taken(reply: ResponseUrlMessage) {
  const content = readContent({ ...reply });
  if (content.kind === 'refused') assert.fail(content.messages.join('\n'));
  return content;
}

/** Every word of the command that fails, as somebody might have typed it. */
const failing = (typed: string) => {
  const read = readCommandText(typed);
  return read.kind === 'notUnderstood' ? read.misunderstandings : assert.fail(read.kind);
};

describe('a private reply', () => {
  it('is seen by one person only and leaves the message alone that was pressed on', () => {
    const { response_type, replace_original, text } = privately('Just *you*');
    assert.deepEqual([response_type, replace_original, text], ['ephemeral', false, 'Just *you*']);
    assert.deepEqual(mrkdwnIn(privately('Just *you*').blocks), ['Just *you*']);
  });

  for (const language of ['en', 'zh-CN'] as const) {
    it(`is taken by Slack in ${language}`, () => {
      const texts = textsFor(language);
      taken(usageReply(texts));
      taken(formDidNotOpenReply(texts, {}));
    });

    for (const sign of LONGEST_SIGNS) {
      it(`is taken by Slack in ${language} and ends whole after many long words of ${sign}`, () => {
        const texts = textsFor(language);
        const word = `group:${sign.repeat(100)}`;
        const misunderstandings = failing(Array.from({ length: 50 }, () => word).join(' '));
        const reply = notUnderstoodReply(texts, misunderstandings);
        const [shown = ''] = mrkdwnIn(taken(reply).blocks);
        assert.ok(shown.endsWith(texts.replies.usage));
        assert.equal(shown, reply.text);
      });
    }
  }

  it('tells how the command is used', () => {
    assert.equal(usageReply(en).text, en.replies.usage);
  });

  it('names each word that was not understood, then the usage', () => {
    const { text } = notUnderstoodReply(en, failing('one two group:x agent:y 客户'));
    assert.deepEqual(text.split('\n').slice(0, 6), [
      en.replies.notUnderstood,
      `• ${en.replies.unexpected('`two`')}`,
      `• ${en.replies.wrongSkillGroup('`x`')}`,
      `• ${en.replies.wrongAgent('`y`')}`,
      `• ${en.replies.unexpected('`客户`')}`,
      '',
    ]);
    assert.ok(text.endsWith(en.replies.usage));
  });

  it('says that there are more words than it names', () => {
    const { text } = notUnderstoodReply(en, failing('1 2 3 4 5 6 7'));
    assert.equal(text.match(/^• .*$/gm)?.length, 5);
    assert.match(text, /^• …$/m);
  });

  it('escapes what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const { text } = notUnderstoodReply(en, [{ kind: 'unexpected', typed }]);
        assert.doesNotMatch(foreignPartOf(text), /[<>&]/);
      }),
    );
  });
});

describe('the reply to saved defaults', () => {
  const directory: Directory = {
    ...directoryWith({ id: '@vip', name: '<VIP> & `co`' }),
    groups: [{ id: 9465, name: 'Billing', members: 2 }],
    queues: new Map([[9465, 3]]),
  };

  it('names what is set, by name where Desk has listed it, and without how busy it is', () => {
    const { text } = defaultsSavedReply(en, { skillGroup: 9465, account: '@vip' }, directory);
    assert.deepEqual(text.split('\n'), [
      en.defaults.saved,
      en.defaults.skillGroup('`Billing (9465)`'),
      en.defaults.account('&lt;VIP&gt; &amp; `co` (@vip)'),
    ]);
  });

  it('names by number and ID what Desk has not listed', () => {
    const one = defaultsSavedReply(en, { skillGroup: 7 }, directory);
    assert.equal(one.text, `${en.defaults.saved}\n${en.defaults.skillGroup('`7`')}`);
    const other = defaultsSavedReply(en, { account: '@new' }, undefined);
    assert.equal(other.text, `${en.defaults.saved}\n${en.defaults.account('`@new`')}`);
  });

  it('says that nothing is set any more', () => {
    assert.deepEqual(defaultsSavedReply(en, {}, directory), privately(en.defaults.removed));
  });

  it('is taken by Slack, however long the names are', () => {
    for (const sign of LONGEST_SIGNS) {
      const named = directoryWith({ id: '&'.repeat(32), name: sign.repeat(100) });
      const set = { skillGroup: 999_999_999_999_999, account: '&'.repeat(32) };
      const reply = defaultsSavedReply(en, set, named);
      assert.deepEqual(mrkdwnIn(taken(reply).blocks), [reply.text]);
    }
  });
});

describe('the reply with a button to open the form', () => {
  /** What its button gives back once it is pressed. */
  function pressed(prefill: Prefill): Prefill {
    const found = findButton(taken(formDidNotOpenReply(en, prefill)).blocks ?? [], OPEN_FORM);
    return readOpenFormValue(found?.element.value ?? assert.fail('no button'));
  }

  it('keeps what was typed', () => {
    for (const text of ['', '1289314544 group:9465 agent:a@b.cc', '"\\" <@U1|ann>']) {
      const read = readCommandText(text);
      assert.ok(read.kind === 'open');
      assert.deepEqual(pressed(read.prefill), read.prefill);
    }
  });

  it('keeps the longest words', () => {
    const agent = `${'\\'.repeat(250)}@a.b`;
    const prefill = { customer: '"'.repeat(32), skillGroup: '9'.repeat(15), agent };
    assert.deepEqual(pressed(prefill), prefill);
  });

  for (const value of ['', 'text', 'null', '[]', '7', '{"customer":{}}']) {
    it(`is not read from the foreign value ${JSON.stringify(value)}`, () => {
      assert.throws(() => readOpenFormValue(value), /Error/);
    });
  }

  it('drops fields that it does not know', () => {
    assert.deepEqual(readOpenFormValue('{"customer":"1","admin":true}'), { customer: '1' });
  });
});
