import assert from 'node:assert/strict';
import {
  commandsFor,
  matchingCommands,
  offeredCommands,
  typedCommand,
} from '../../../../sandbox/web/slack/commands';
import { keyMeaning } from '../../../../sandbox/web/slack/composer';
import { ALICE, conversation, GINA, STAN, slackOf } from './page';

describe('slash commands', () => {
  const slack = slackOf();
  const { commands } = slack.app;
  const [contact, list] = commands;

  it('are offered for what they begin with, until a space', () => {
    assert.deepEqual(matchingCommands('/', commands), commands);
    assert.deepEqual(matchingCommands('/CONTACT-L', commands), [list]);
    assert.deepEqual(matchingCommands('/contact-list ', commands), []);
    assert.deepEqual(matchingCommands('see /c', commands), []);
  });

  it('are known once typed whole', () => {
    assert.equal(typedCommand('/contact-customer 12', commands), contact);
    assert.equal(typedCommand('/contact', commands), undefined);
  });

  it('are not there for people of other companies, nor without their scope', () => {
    assert.equal(commandsFor(GINA, slack), commands);
    assert.deepEqual(commandsFor(STAN, slack), []);
    assert.deepEqual(commandsFor(ALICE, slackOf({ scopes: { inManifest: [], granted: [] } })), []);
  });

  it('include /invite for members, where the app is not in yet', () => {
    const offered = (person: typeof ALICE, more: Partial<ReturnType<typeof conversation>>) =>
      offeredCommands(person, conversation('C', more), slack).map(({ command }) => command);
    assert.ok(offered(ALICE, { botIsMember: false }).includes('/invite'));
    assert.ok(!offered(ALICE, {}).includes('/invite'));
    assert.ok(!offered(GINA, { botIsMember: false }).includes('/invite'));
    assert.ok(!offered(ALICE, { botIsMember: false, kind: 'im' }).includes('/invite'));
  });

  it('take the keys while they are offered', () => {
    const press = (key: string, text: string, highlighted = contact, more = {}) =>
      keyMeaning(
        { key, shiftKey: false, nativeEvent: { isComposing: false }, ...more },
        text,
        highlighted,
      );
    const keys = ['Tab', 'Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'a'];
    assert.deepEqual(
      keys.map((key) => press(key, '/c')),
      ['complete', 'complete', 'hide', 'next', 'previous', 'type'],
    );
    assert.equal(press('Enter', '/contact-customer'), 'send');
    assert.equal(press('Enter', 'x', contact, { shiftKey: true }), 'type');
    assert.equal(press('Enter', 'x', contact, { nativeEvent: { isComposing: true } }), 'type');
  });

  it('leave the keys alone where none is offered', () => {
    const plain = { shiftKey: false, nativeEvent: { isComposing: false } };
    assert.equal(keyMeaning({ ...plain, key: 'Tab' }, 'x', undefined), 'type');
    assert.equal(keyMeaning({ ...plain, key: 'Enter' }, 'x', undefined), 'send');
  });
});
