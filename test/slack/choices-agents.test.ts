import assert from 'node:assert/strict';
import { indexDirectory } from '../../src/slack/choice-index';
import { agentChoices } from '../../src/slack/choices';
import { agentsFor, DESK, directoryOf, texts } from './choosing';

describe('the agents to choose from', () => {
  it('stand once, under the first of their skill groups by name, then those in no group', () => {
    assert.deepEqual(agentsFor(''), [
      ['Billing (9465)', ['alice@example.com', 'carol@example.com']],
      ['Customer care (120)', ['bob@example.com']],
      ['Skill group 7', ['erin@example.com']],
      ['Skill group 5000', ['frank@example.com']],
      ['In no skill group', ['dave@example.com']],
    ]);
  });

  it('stand under the number of a skill group that Desk lists no more', () => {
    const agents = [
      { mail: 'a@example.com', name: 'Ann', groups: [600] },
      { mail: 'b@example.com', name: 'Ben', groups: [8, 8] },
    ];
    assert.deepEqual(agentsFor('', undefined, directoryOf({ agents })), [
      ['Skill group 8', ['b@example.com']],
      ['Skill group 600', ['a@example.com']],
    ]);
  });

  it('are named with their e-mail address and how many customers they have', () => {
    const choices = agentChoices(indexDirectory(DESK), '', undefined, texts);
    assert.ok('option_groups' in choices);
    const shown = choices.option_groups.flatMap(({ options }) => options);
    assert.deepEqual(shown.map(({ text }) => text.text).slice(0, 3), [
      'Alice Novák (alice@example.com) · 3 customers',
      'carol@example.com',
      'Bob (bob@example.com) · 1 customer',
    ]);
    assert.deepEqual(shown.at(-1), {
      text: { type: 'plain_text', text: 'Dave (dave@example.com) · 0 customers' },
      value: 'dave@example.com',
    });
  });

  it('of the chosen skill group come first', () => {
    assert.deepEqual(agentsFor('', 120).slice(0, 2), [
      ['Customer care (120)', ['bob@example.com', 'carol@example.com']],
      ['Billing (9465)', ['alice@example.com']],
    ]);
    assert.deepEqual(agentsFor('', 94)[0], ['VIP billing (94)', ['alice@example.com']]);
  });

  it('stand as they do otherwise when the chosen skill group is not known', () => {
    assert.deepEqual(agentsFor('', 77), agentsFor(''));
  });

  it('are found by name, without accents, and by e-mail address', () => {
    const alice = [['Billing (9465)', ['alice@example.com']]];
    assert.deepEqual(agentsFor('novak'), alice);
    assert.deepEqual(agentsFor('novak al'), alice);
    assert.deepEqual(agentsFor('lice@EXAMPLE.com'), alice);
  });

  it('are found by the name of a skill group, and stand under it', () => {
    assert.deepEqual(agentsFor('vip'), [['VIP billing (94)', ['alice@example.com']]]);
    assert.deepEqual(agentsFor('vip ali'), [['VIP billing (94)', ['alice@example.com']]]);
    assert.deepEqual(agentsFor('ip lic'), [['VIP billing (94)', ['alice@example.com']]]);
    assert.deepEqual(agentsFor('vip bob'), []);
  });

  it("are found by how a skill group's ID begins", () => {
    assert.deepEqual(agentsFor('50'), [
      ['Skill group 5000', ['erin@example.com', 'frank@example.com']],
    ]);
  });

  it('are answered with no options where nobody is meant, for then no group may be empty', () => {
    assert.deepEqual(agentChoices(indexDirectory(DESK), 'zoe', undefined, texts), { options: [] });
  });

  it('stand by how well they match, then by name', () => {
    const agents = ['Malice', 'Alicia', 'Bob Alice', 'Alice'].map((name, index) => ({
      mail: `${index}@example.com`,
      name,
      groups: [1],
    }));
    assert.deepEqual(agentsFor('alice', undefined, directoryOf({ agents })), [
      ['Skill group 1', ['3@example.com', '2@example.com', '0@example.com']],
    ]);
  });

  it('stand once each, without those whose e-mail address no option can hold', () => {
    const mails = [
      'a@example.com',
      'a@example.com',
      '',
      'no address',
      '\ud83d@example.com',
      `${'b'.repeat(63)}@example.com`,
      `${'c'.repeat(64)}@example.com`,
    ];
    const agents = mails.map((mail) => ({ mail, name: '', groups: [] }));
    assert.deepEqual(agentsFor('', undefined, directoryOf({ agents })), [
      ['In no skill group', ['a@example.com', `${'b'.repeat(63)}@example.com`]],
    ]);
  });
});
