import assert from 'node:assert/strict';
import { indexDirectory } from '../../src/slack/choice-index';
import { skillGroupChoices } from '../../src/slack/choices';
import { DESK, directoryOf, groupsFor, LARGE, texts } from './choosing';

describe('the skill groups to choose from', () => {
  it('are named with their ID, their agents and who waits, as far as that is known', () => {
    assert.deepEqual(groupsFor(''), [
      'Billing (9465) · 2 agents · 2 waiting',
      'Customer care (120)',
      'VIP billing (94) · 1 agent',
      '7',
    ]);
  });

  it('have their ID as the value', () => {
    const { options } = skillGroupChoices(indexDirectory(DESK), 'care', texts);
    assert.deepEqual(options, [
      { text: { type: 'plain_text', text: 'Customer care (120)' }, value: '120' },
    ]);
  });

  it('are found by the beginning of any word, then by any part of one', () => {
    const groups = ['Rebilling', 'VIP Billing', 'Care', 'billing'].map((name, id) => ({
      id: id + 1,
      name,
    }));
    assert.deepEqual(groupsFor('BILL', directoryOf({ groups })), [
      'billing (4)',
      'VIP Billing (2)',
      'Rebilling (1)',
    ]);
  });

  it('are found by several words in any order, the order of the name first', () => {
    const names = ['A VIP rebilling', 'Billing VIP', 'VIP billing', 'VIP'];
    const groups = names.map((name, id) => ({ id: id + 1, name }));
    assert.deepEqual(groupsFor('vip bil', directoryOf({ groups })), [
      'VIP billing (3)',
      'Billing VIP (2)',
      'A VIP rebilling (1)',
    ]);
  });

  it('are found by ten words at most, which no name needs', () => {
    const groups = [{ id: 1, name: 'a b c d e f g h i j' }];
    assert.equal(groupsFor('j i h g f e d c b a zoe', directoryOf({ groups })).length, 1);
    assert.equal(groupsFor('j i h g f e d c b zoe', directoryOf({ groups })).length, 0);
  });

  it('are found by how their ID begins, and by no other part of it', () => {
    assert.deepEqual(groupsFor('94'), [
      'Billing (9465) · 2 agents · 2 waiting',
      'VIP billing (94) · 1 agent',
    ]);
    assert.deepEqual(groupsFor('65'), []);
  });

  it('are found by the text that stands in the list', () => {
    assert.deepEqual(groupsFor('Customer care (120)'), ['Customer care (120)']);
  });

  it('are found without accents, and with the full-width digits of a Chinese keyboard', () => {
    const groups = [{ id: 31, name: 'Équipe nord' }];
    assert.deepEqual(groupsFor('equipe', directoryOf({ groups })), ['Équipe nord (31)']);
    assert.deepEqual(groupsFor('３１', directoryOf({ groups })), ['Équipe nord (31)']);
  });

  it('stand in the order of their names, numbers by value and Chinese by pinyin', () => {
    const groups = ['Team 10', 'Team 2', '张三组', '李四组'].map((name, id) => ({
      id: id + 1,
      name,
    }));
    const names = groupsFor('', directoryOf({ groups })).map((text) => text.replace(/ \(.*/, ''));
    assert.deepEqual(
      names.filter((name) => name.startsWith('Team')),
      ['Team 2', 'Team 10'],
    );
    assert.ok(names.indexOf('李四组') < names.indexOf('张三组'));
  });

  it('stand in the order of their IDs where the names are the same', () => {
    const groups = [9, 3].map((id) => ({ id, name: 'Care' }));
    assert.deepEqual(groupsFor('', directoryOf({ groups })), ['Care (3)', 'Care (9)']);
  });

  it('stand once each, without the ones that cannot be submitted', () => {
    const groups = [3, 3, 0, -1, 1.5, Number.NaN].map((id) => ({ id, name: 'Care' }));
    assert.deepEqual(groupsFor('', directoryOf({ groups })), ['Care (3)']);
  });

  it('are the 100 best where more are meant', () => {
    const groups = [...LARGE.groups, { id: 999, name: 'Zoe eam' }];
    const shown = groupsFor('eam', { ...LARGE, groups });
    assert.deepEqual(shown.slice(0, 2), ['Zoe eam (999)', 'Team 1 (1)']);
    assert.equal(shown.length, 100);
  });
});
