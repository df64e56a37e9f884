import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suggestions } from '../../sandbox/slack/rules/composition';
import type { Directory } from '../../src/domain/directory';
import { indexDirectory } from '../../src/slack/choice-index';
import { optionOfAgent } from '../../src/slack/choice-options';
import { agentChoices, skillGroupChoices } from '../../src/slack/choices';
import { textsFor } from '../../src/texts/catalogue';
import { agentsFor, texts } from './choosing';

describe('whatever Desk lists and whoever types', () => {
  const sign = fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '(',
    '@',
    '客',
    '\u{1f600}',
    '\ud83d',
    '\udc00',
    'é',
  );
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: sign, maxLength: 500 }),
    fc.constantFrom('', '  ', 'Alice', '客服一组', '__proto__'),
  );
  const id = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer(), fc.double());
  const mail = fc.oneof(
    fc.nat(300).map((n) => `agent${n}@example.com`),
    fc.integer({ min: 1, max: 90 }).map((n) => `${'é'.repeat(n)}@example.com`),
    fc.emailAddress(),
    name,
  );
  const count = fc.oneof(fc.nat(12), fc.double());
  const directories: fc.Arbitrary<Directory> = fc.record({
    groups: fc.array(fc.record({ id, name, members: count }, { requiredKeys: ['id', 'name'] }), {
      maxLength: 150,
      size: 'max',
    }),
    agents: fc.array(fc.record({ mail, name, groups: fc.array(id, { maxLength: 4 }) }), {
      maxLength: 250,
      size: 'max',
    }),
    accounts: fc.constant([]),
    loads: fc.array(fc.tuple(mail, count)).map((entries) => new Map(entries)),
    queues: fc.array(fc.tuple(id, count)).map((entries) => new Map(entries)),
  });
  const typed = fc.oneof(fc.constant(''), name, fc.constantFrom('agent', 'example', '1', 'a b c'));
  const RUNS = { numRuns: 60 };

  for (const language of ['en', 'zh-CN'] as const) {
    const inLanguage = textsFor(language).choices;

    it(`Slack takes the answers in ${language}`, () => {
      fc.assert(
        fc.property(
          directories,
          typed,
          fc.option(id, { nil: undefined }),
          (directory, query, chosen) => {
            const index = indexDirectory(directory);
            for (const answer of [
              skillGroupChoices(index, query, inLanguage),
              agentChoices(index, query, chosen, inLanguage),
            ]) {
              assert.deepEqual(suggestions(answer, ''), []);
              const options =
                'options' in answer
                  ? answer.options
                  : answer.option_groups.flatMap((g) => g.options);
              assert.ok(options.length <= 100);
              assert.equal(new Set(options.map(({ value }) => value)).size, options.length);
              assert.doesNotMatch(options.map(({ text }) => text.text).join(''), /\p{Cs}|\n/u);
            }
          },
        ),
        RUNS,
      );
    });
  }

  it('everybody who can be chosen is there as long as there is room', () => {
    fc.assert(
      fc.property(directories, fc.option(id, { nil: undefined }), (directory, chosen) => {
        const choosable = new Set(
          directory.agents
            .map(({ mail }) => mail)
            .filter((mail) => optionOfAgent(mail, undefined, texts)),
        );
        const shown = agentsFor('', chosen, directory).flatMap(([, mails]) => mails);
        assert.equal(shown.length, Math.min(100, choosable.size));
        assert.ok(shown.every((mail) => choosable.has(mail)));
      }),
      RUNS,
    );
  });

  it('an e-mail address that is typed whole finds its agent', () => {
    fc.assert(
      fc.property(directories, fc.nat(), (directory, pick) => {
        const choosable = directory.agents
          .map(({ mail }) => mail)
          .filter((mail) => optionOfAgent(mail, undefined, texts));
        const mail = choosable[pick % (choosable.length || 1)];
        if (mail === undefined) return;
        const shown = agentsFor(mail, undefined, directory).flatMap(([, mails]) => mails);
        assert.ok(shown.includes(mail), mail);
      }),
      RUNS,
    );
  });
});
