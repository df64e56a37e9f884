import assert from 'node:assert/strict';
import type { Delivery } from '../../../../sandbox/slack/delivery';
import type { SlackCall } from '../../../../sandbox/slack/types';
import { personLabel } from '../../../../sandbox/web/slack/act-as';
import { colourOf, initialsOf } from '../../../../sandbox/web/slack/avatar';
import {
  commandsFor,
  matchingCommands,
  offeredCommands,
  typedCommand,
} from '../../../../sandbox/web/slack/commands';
import { keyMeaning } from '../../../../sandbox/web/slack/composer';
import { faultWords } from '../../../../sandbox/web/slack/fault-words';
import { logLines } from '../../../../sandbox/web/slack/log-lines';
import { dayOf, listMessages, listThread } from '../../../../sandbox/web/slack/message-list';
import { topView } from '../../../../sandbox/web/slack/modal-stack';
import { nameOf, nameOfUser, titleOf } from '../../../../sandbox/web/slack/names';
import { hasUnread, markRead } from '../../../../sandbox/web/slack/unread';
import { placeOf } from '../../../../sandbox/web/slack/use-slack-state';
import { conversationsOf } from '../../../../sandbox/web/slack/who-sees';
import { ALICE, BOB, conversation, GINA, message, openView, STAN, slackOf } from './page';

describe('who sees what', () => {
  const ids = (person: typeof ALICE) => conversationsOf(person, slackOf()).map(({ id }) => id);

  it('gives members the public channels, others only what they are in, and all the app', () => {
    assert.deepEqual(ids(ALICE), ['C_SUPPORT', 'C_OLD', 'G_VIP', 'D_PEOPLE', 'D_U_ALICE']);
    assert.deepEqual(ids(BOB), ['C_SUPPORT', 'C_OLD', 'D_PEOPLE', 'D_U_BOB']);
    assert.deepEqual(ids(GINA), ['D_U_GINA']);
    assert.deepEqual(ids(STAN), ['G_VIP', 'D_U_STAN']);
  });

  it('shows the app’s messages once where they have begun, and nobody else’s', () => {
    const begun = conversation('D_U_BOB', { kind: 'im', members: ['U_BOB'] });
    const slack = slackOf({ conversations: [begun] });
    assert.deepEqual(conversationsOf(BOB, slack), [begun]);
    assert.deepEqual(
      conversationsOf(ALICE, slack).map(({ id }) => id),
      ['D_U_ALICE'],
    );
  });

  it('puts a person where they were, else in the first place they see', () => {
    const slack = slackOf();
    assert.deepEqual(placeOf('G_VIP', ALICE, slack), { kind: 'conversation', id: 'G_VIP' });
    assert.deepEqual(placeOf('G_VIP', BOB, slack), { kind: 'conversation', id: 'C_SUPPORT' });
    assert.deepEqual(placeOf('home', BOB, slack), { kind: 'home' });
  });
});

describe('names', () => {
  it('of conversations are signs, or who the others are', () => {
    const slack = slackOf();
    const titles = conversationsOf(ALICE, slack).map((each) => titleOf(each, ALICE, slack));
    assert.deepEqual(titles, ['#support', '#old', 'vip', 'Bob', 'Contact Customer']);
    assert.equal(nameOf(conversation('D_1', { kind: 'im', name: 'us' }), ALICE, slack), 'us');
  });

  it('of people are their real names, with what limits them', () => {
    assert.deepEqual([ALICE, GINA, STAN].map(personLabel), [
      'Alice Chen',
      'Gina (guest)',
      'Stan (other company)',
    ]);
    assert.equal(nameOfUser('U_NOBODY', slackOf()), 'U_NOBODY');
  });

  it('have initials and a lasting colour', () => {
    assert.deepEqual(['Alice Chen', 'bob', 'contact-customer', '张伟', ''].map(initialsOf), [
      'AC',
      'B',
      'CC',
      '张',
      '',
    ]);
    assert.equal(colourOf('U_ALICE'), colourOf('U_ALICE'));
    assert.notEqual(colourOf('U_ALICE'), colourOf('U_BOB'));
  });
});

describe('the list of messages', () => {
  const at = (hour: number, minute: number, day = 23) =>
    `${new Date(2026, 10, day, hour, minute).getTime() / 1000}.000001`;

  it('leaves out other channels, what only others see, and replies', () => {
    const root = message(at(9, 0));
    const reply = message(at(9, 1), { threadTs: root.ts });
    const hidden = message(at(9, 2), { visibleTo: 'U_BOB' });
    const all = [reply, hidden, message(at(9, 3), { channel: 'C_OLD' }), root];
    const listed = listMessages(all, 'C_SUPPORT', 'U_ALICE');
    assert.deepEqual(
      listed.map((each) => [each.message, each.replies]),
      [[root, [reply]]],
    );
    const thread = listThread(all, 'C_SUPPORT', root.ts, 'U_ALICE');
    assert.deepEqual(
      thread.map((each) => [each.message, each.replies]),
      [
        [root, []],
        [reply, []],
      ],
    );
  });

  it('repeats the sender after five minutes, another sender, another reader or another day', () => {
    const all = [
      message(at(23, 58, 22)),
      message(at(0, 1)),
      message(at(0, 5)),
      message(at(0, 10)),
      message(at(0, 11), { user: 'U_ALICE' }),
      message(at(0, 12), { user: 'U_ALICE', visibleTo: 'U_ALICE' }),
    ];
    const listed = listMessages(all, 'C_SUPPORT', 'U_ALICE');
    assert.deepEqual(
      listed.map(({ continues }) => continues),
      [false, false, true, false, false, false],
    );
    assert.deepEqual(
      listed.map(({ beginsDay }) => beginsDay),
      [true, true, false, false, false, false],
    );
  });

  it('names the days near to now', () => {
    const now = new Date(2026, 10, 23, 12).getTime();
    const days = [new Date(2026, 10, 23), new Date(2026, 10, 22, 23), new Date(2026, 10, 21)];
    assert.deepEqual(
      days.map((day) => dayOf(day.getTime(), now)),
      ['Today', 'Yesterday', 'Saturday, November 21, 2026'],
    );
  });

  it('marks a conversation unread for what others wrote since the person looked', () => {
    const first = message('1.000001');
    const marks = markRead(new Map(), [first], 'C_SUPPORT', 'U_ALICE');
    assert.equal(markRead(marks, [first], 'C_SUPPORT', 'U_ALICE'), marks);
    const unread = (next: typeof first) => hasUnread(marks, [first, next], 'C_SUPPORT', 'U_ALICE');
    assert.equal(unread(message('2.000001')), true);
    assert.equal(unread(message('0.000001')), false);
    assert.equal(unread(message('2.000001', { user: 'U_ALICE' })), false);
    assert.equal(unread(message('2.000001', { visibleTo: 'U_BOB' })), false);
    assert.equal(unread(message('2.000001', { channel: 'C_OLD' })), false);
    assert.equal(markRead(marks, [], 'C_OLD', 'U_ALICE'), marks);
    assert.equal(hasUnread(marks, [first], 'C_SUPPORT', 'U_BOB'), false);
    assert.equal(hasUnread(new Map(), [first], 'C_SUPPORT', 'U_ALICE'), true);
  });
});

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

describe('the modal on screen', () => {
  it('is the top of the person’s own stack', () => {
    const below = openView('V1', []);
    const above = openView('V2', [], { previousId: 'V1' });
    const other = openView('V3', [], { user: 'U_BOB' });
    assert.equal(topView([below, above, other], 'U_ALICE'), above);
    assert.equal(topView([above, below], 'U_ALICE'), above);
    assert.equal(topView([below, { ...above, isOpen: false }], 'U_ALICE'), below);
    assert.equal(topView([other], 'U_ALICE'), undefined);
  });
});

describe('the log of calls and deliveries', () => {
  const call = (more: Partial<SlackCall>): SlackCall => ({
    method: 'chat.update',
    args: {},
    at: 1,
    ms: 5,
    status: 200,
    error: undefined,
    ...more,
  });
  const delivery = (more: Partial<Delivery>): Delivery => ({
    event: { kind: 'command', payload: { command: '/x' } },
    at: 1,
    status: 200,
    ackBody: '',
    ms: 5,
    timedOut: false,
    lateAckMs: undefined,
    error: undefined,
    ...more,
  });
  const outcomes = (lines: ReturnType<typeof logLines>) =>
    lines.map(({ outcome, isBad }) => [outcome, isBad]);

  it('says how each call ended', () => {
    const calls = [
      call({}),
      call({ error: 'expired_trigger_id' }),
      call({ status: 500 }),
      call({ ms: undefined, status: undefined }),
      call({ status: undefined }),
    ];
    assert.deepEqual(outcomes(logLines(calls, [])), [
      ['200, 5 ms', false],
      ['200 expired_trigger_id, 5 ms', true],
      ['500, 5 ms', true],
      ['under way', false],
      ['no answer, 5 ms', true],
    ]);
  });

  it('says how each delivery ended', () => {
    const deliveries = [
      delivery({}),
      delivery({ status: undefined, timedOut: true, lateAckMs: 3_400 }),
      delivery({ status: undefined, timedOut: true }),
      delivery({ status: undefined, error: 'ECONNREFUSED' }),
      delivery({ status: undefined }),
    ];
    assert.deepEqual(outcomes(logLines([], deliveries)), [
      ['200, 5 ms', false],
      ['no ack in time, acked after 3400 ms', true],
      ['no ack in time', true],
      ['ECONNREFUSED, 5 ms', true],
      ['under way, 5 ms', false],
    ]);
  });

  it('names what was delivered, newest first', () => {
    const press = { type: 'block_actions', actions: [{ action_id: 'try_again' }] };
    const lines = logLines(
      [call({ at: 2 })],
      [
        delivery({ at: 3, event: { kind: 'interactive', payload: press } }),
        delivery({ at: 1 }),
        delivery({ at: 0, event: { kind: 'interactive', payload: { type: 'view_closed' } } }),
      ],
    );
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['block_actions try_again', 'chat.update', '/x', 'view_closed'],
    );
    assert.equal(new Set(lines.map(({ id }) => id)).size, 4);
  });

  it('says what a fault is', () => {
    const words = [
      faultWords({ kind: 'status', status: 500 }),
      faultWords({ kind: 'error', error: 'not_in_channel', times: 2 }),
      faultWords({ kind: 'rateLimited', retryAfter: 5, times: 1 }),
      faultWords({ kind: 'delay', ms: 100 }),
      faultWords({ kind: 'hang' }),
      faultWords({ kind: 'reset' }),
      faultWords({ kind: 'dropAfterEffect' }),
    ];
    assert.deepEqual(words, [
      'HTTP 500',
      'not_in_channel, 2 times',
      'HTTP 429, retry after 5 s',
      '100 ms late',
      'no answer',
      'connection reset',
      'works, and the answer is lost',
    ]);
  });
});
