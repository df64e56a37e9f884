import assert from 'node:assert/strict';
import { KNOWN_CODES } from '../../src/domain/remedies';
import { textsFor } from '../../src/texts/catalogue';
import type { CodeText, Language } from '../../src/texts/texts';

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** 32 characters, the longest customer ID, each at its longest once escaped for Slack. */
const LONGEST_CUSTOMER = '&amp;'.repeat(32);

/** Setting names, addresses, code spans and examples: whatever reads the same in every language. */
const FIXED = /`[^`]+`|[A-Z]+(?:_[A-Z]+)+|[a-z]+:\/\/(?:[\w./:@-]*[\w/])?|\d{2,}/g;

/** Slack's pages for developers exist in English only. */
const NAMES_ON_SLACK_PAGES = /Bot User OAuth Token/g;

const FOUR_LATIN_WORDS = /(?:[A-Za-z][\w'’-]*[ ,]+){3}[A-Za-z]/;

/**
 * Every text of a catalogue by its path. A function of two arguments counts as `name(2)` and is
 * called with ARG1 and ARG2.
 */
function textsByPath(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const result: unknown = Reflect.apply(node, undefined, argumentsOf(node.length));
    return textsByPath(result, `${path}(${node.length})`);
  }
  assert.ok(typeof node === 'object' && node !== null, `${path} is neither text nor texts`);
  return Object.entries(node).flatMap(([key, child]) =>
    textsByPath(child, path === '' ? key : `${path}.${key}`),
  );
}

function argumentsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `ARG${index + 1}`);
}

/** Everything that each function of a catalogue says, by the function's path. */
function saidByFunctions(language: Language): Map<string, string> {
  const said = new Map<string, string>();
  for (const [path, text] of textsByPath(textsFor(language))) {
    const call = /^.*\(\d\)/.exec(path)?.[0];
    if (call !== undefined) said.set(call, `${said.get(call) ?? ''}\n${text}`);
  }
  return said;
}

function assertCodeText({ reason, advice }: CodeText, name: string) {
  assert.match(reason, /\S/, `${name}: reason`);
  assert.doesNotMatch(reason, /[.。]\s*$/, `${name}: reason`);
  assert.match(advice, /\S[.。]$/, `${name}: advice`);
}

function assertAtMost(limit: number, texts: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(texts)) {
    assert.ok(text.length > 0 && text.length <= limit, `${name} has ${text.length} characters`);
  }
}

for (const language of LANGUAGES) {
  const texts = textsFor(language);
  const { form, message, buttons, replies } = texts;

  describe(`the texts in ${language}`, () => {
    it('are the ones of that language', () => {
      assert.equal(texts.language, language);
    });

    it('leave no text empty', () => {
      for (const [path, text] of textsByPath(texts)) assert.match(text, /\S/, path);
    });

    it('give every documented code a reason that continues a sentence, and an advice', () => {
      for (const code of KNOWN_CODES) assertCodeText(texts.codes[code], String(code));
    });

    it('give a code that is not documented a reason and an advice too', () => {
      assertCodeText(texts.unknownCode, 'undocumented');
    });

    it('name a code alone when Desk said nothing about it', () => {
      assert.match(message.deskCode(141016, ''), / 141016$/);
    });

    it('count a single setting too', () => {
      assert.match(texts.start.heading(1), /\b1\b/);
    });

    it('show every argument of every function', () => {
      const said = saidByFunctions(language);
      assert.ok(said.size > 0);
      for (const [call, text] of said) {
        for (const argument of argumentsOf(Number(call.at(-2)))) {
          assert.ok(text.includes(argument), `${call} leaves out ${argument}: ${text}`);
        }
      }
    });

    it('keep to the 24 characters of a title and of the buttons under a form', () => {
      const { title, submit, changeTitle, changeSubmit, close } = form;
      const { submitAnyway } = texts.look;
      assertAtMost(24, { title, submit, changeTitle, changeSubmit, close, submitAnyway });
    });

    it('keep to the limits of labels, hints and buttons', () => {
      const ofForm = Object.entries(form).filter(([, text]) => typeof text === 'string');
      const named = (end: RegExp) => Object.fromEntries(ofForm.filter(([name]) => end.test(name)));
      assertAtMost(2000, named(/Label$/));
      assertAtMost(150, named(/Hint$/));
      assertAtMost(75, { ...buttons, openForm: replies.openForm });
    });

    it('keep to the limits of a confirmation, for the longest customer ID', () => {
      const { title, text, yes, no } = message.confirm;
      assertAtMost(100, { title });
      assertAtMost(300, { text: text(LONGEST_CUSTOMER) });
      assertAtMost(30, { yes, no });
    });

    it('keep the usage within one section', () => {
      assertAtMost(3000, { usage: replies.usage });
    });

    it('never claim that the customer was notified', () => {
      for (const [path, text] of textsByPath(texts)) {
        assert.doesNotMatch(text, /notif|通知|告知/i, path);
      }
    });
  });
}

describe('the catalogues of two languages', () => {
  it('have the same texts, with as many arguments', () => {
    const paths = (language: Language) =>
      textsByPath(textsFor(language))
        .map(([path]) => path)
        .sort();
    assert.deepEqual(paths('zh-CN'), paths('en'));
  });

  it('have the same code spans, setting names, addresses and examples', () => {
    const english = new Map(textsByPath(textsFor('en')));
    const fixed = (text: string) => [...new Set(text.match(FIXED))].sort();
    for (const [path, text] of textsByPath(textsFor('zh-CN'))) {
      assert.deepEqual(fixed(text), fixed(english.get(path) ?? ''), path);
    }
  });

  it('have no text in common', () => {
    const english = new Map(textsByPath(textsFor('en')));
    for (const [path, text] of textsByPath(textsFor('zh-CN'))) {
      assert.notEqual(text, english.get(path), path);
    }
  });
});

describe('the Chinese texts', () => {
  const chinese = textsByPath(textsFor('zh-CN')).filter(([path]) => path !== 'language');

  it('are Chinese, without an English sentence', () => {
    for (const [path, text] of chinese) {
      const prose = text.replace(FIXED, '·').replace(NAMES_ON_SLACK_PAGES, '·');
      assert.match(prose, /\p{Script=Han}/u, path);
      assert.doesNotMatch(prose, FOUR_LATIN_WORDS, path);
    }
  });

  it('have a space between Chinese and Latin characters', () => {
    for (const [path, text] of chinese) {
      // An argument at the very beginning may be a whole Chinese sentence.
      const rest = text.replace(/^ARG1/, '');
      assert.doesNotMatch(rest, /\p{Script=Han}[\w`]|[\w`]\p{Script=Han}/u, path);
    }
  });

  it('have Chinese punctuation', () => {
    for (const [path, text] of chinese) {
      assert.doesNotMatch(text, /\p{Script=Han}[,.:;!?()]|[,.:;!?()]\p{Script=Han}/u, path);
    }
  });

  it('leave a space after a code span', () => {
    for (const [path, text] of chinese) {
      assert.doesNotMatch(text.replace(/`[^`\n]+`(?= |$)/gm, ''), /`/, path);
    }
  });
});
