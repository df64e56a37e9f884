import assert from 'node:assert/strict';
import { dayOf, listMessages, listThread } from '../../../../sandbox/web/slack/message-list';
import { topView } from '../../../../sandbox/web/slack/modal-stack';
import { hasUnread, markRead } from '../../../../sandbox/web/slack/unread';
import { message, openView } from './page';

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
