import assert from 'node:assert/strict';
import { indexDirectory } from '../../src/slack/choice-index';
import { optionOfAgent, optionOfSkillGroup } from '../../src/slack/choice-options';
import { agentChoices, skillGroupChoices } from '../../src/slack/choices';
import { DESK, directoryOf, texts } from './choosing';

describe('an option that is chosen at first', () => {
  it('is the one that is offered', () => {
    const offered = skillGroupChoices(indexDirectory(DESK), '', texts).options;
    assert.deepEqual(optionOfSkillGroup(9465, DESK, texts), offered[0]);
    assert.deepEqual(optionOfSkillGroup(7, DESK, texts), offered[3]);
    const choices = agentChoices(indexDirectory(DESK), 'alice', undefined, texts);
    assert.ok('option_groups' in choices);
    const alice = choices.option_groups[0]?.options[0];
    assert.deepEqual(optionOfAgent('alice@example.com', DESK, texts), alice);
  });

  it('is the ID or the e-mail address where the name is not known', () => {
    for (const directory of [DESK, undefined]) {
      assert.deepEqual(optionOfSkillGroup(31, directory, texts), {
        text: { type: 'plain_text', text: '31' },
        value: '31',
      });
      assert.deepEqual(optionOfAgent('zoe@example.com', directory, texts), {
        text: { type: 'plain_text', text: 'zoe@example.com' },
        value: 'zoe@example.com',
      });
    }
  });

  it('is missing for an e-mail address that no option can hold', () => {
    const mail = `${'a'.repeat(64)}@example.com`;
    const agents = [{ mail, name: 'Alice', groups: [] }];
    assert.equal(optionOfAgent(mail, directoryOf({ agents }), texts), undefined);
    assert.equal(optionOfAgent('', undefined, texts), undefined);
  });
});

describe('the text of an option', () => {
  const optionOf = (name: string, mail: string, customers?: number) => {
    const loads = new Map(customers === undefined ? [] : [[mail, customers]]);
    const directory = directoryOf({ agents: [{ mail, name, groups: [] }], loads });
    return optionOfAgent(mail, directory, texts)?.text.text;
  };

  it('shortens a long name and keeps what stands behind it', () => {
    assert.equal(
      optionOf('A'.repeat(500), 'alice@example.com', 3),
      `${'A'.repeat(40)}… (alice@example.com) · 3 customers`,
    );
  });

  it('leaves out a fact that does not fit whole, rather than show half a number', () => {
    const mail = `${'m'.repeat(40)}@example.com`;
    assert.equal(optionOf('A'.repeat(30), mail, 3), `${'A'.repeat(19)}… (${mail})`);
    assert.equal(optionOf('Al', mail, 3), `Al (${mail}) · 3 customers`);
    const longer = `${'m'.repeat(55)}@example.com`;
    assert.equal(optionOf('', longer, 12), longer);
  });

  it('shortens the e-mail address where it leaves no room for a name', () => {
    const mail = `${'m'.repeat(63)}@example.com`;
    assert.equal(optionOf('A'.repeat(30), mail), `${'A'.repeat(19)}… (${'m'.repeat(52)}…`);
  });

  it('never ends in half an emoji, and mends one that comes so', () => {
    assert.equal(
      optionOf('\u{1f600}'.repeat(99), 'alice@example.com'),
      `${'\u{1f600}'.repeat(27)}… (alice@example.com)`,
    );
    assert.equal(optionOf('A\ud83d', 'a@example.com'), 'A\ufffd (a@example.com)');
  });

  it('is one line', () => {
    assert.equal(optionOf(' A\n\tB\u0000 ', 'a@example.com'), 'A B (a@example.com)');
  });

  it('names an agent once whose name is the e-mail address', () => {
    assert.equal(optionOf('a@example.com', 'a@example.com', 2), 'a@example.com · 2 customers');
  });
});
