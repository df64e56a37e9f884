import assert from 'node:assert/strict';
import { conversationOf } from '../../../sandbox/slack/options';
import { personOf, sees, teamOf } from '../../../sandbox/slack/people';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { errorOf } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { postButton } from './forms';

describe('people in the local Slack', () => {
  const kinds = ['member', 'guest', 'stranger'] as const;
  const seenBy = (conversation: Parameters<typeof conversationOf>[0]) =>
    kinds.filter((kind) =>
      sees(personOf({ id: 'U1', name: 'ann', kind }), conversationOf(conversation)),
    );

  it('are members under their handle unless something else is said', () => {
    assert.deepEqual(personOf({ id: 'U1', name: 'ann' }), {
      id: 'U1',
      name: 'ann',
      realName: 'ann',
      kind: 'member',
    });
    const ann = { id: 'U1', name: 'ann', realName: 'Ann', kind: 'guest', email: 'a@b.c' } as const;
    assert.deepEqual(personOf(ann), ann);
  });

  it('see what is public when they are members, anything else only from inside', () => {
    assert.deepEqual(seenBy({ id: 'C1', kind: 'public' }), ['member']);
    for (const kind of ['public', 'private', 'im'] as const) {
      assert.deepEqual(seenBy({ id: 'C1', kind, members: ['U1'] }), kinds);
    }
    for (const kind of ['private', 'im'] as const) {
      assert.deepEqual(seenBy({ id: 'C1', kind, members: ['U2'] }), []);
    }
  });

  it('have their messages with the app for themselves', async () => {
    const slack = await startSlack();
    const { kind, members } = slack.workspace.directMessages('U_BOB');
    await slack.close();
    assert.deepEqual([kind, members], ['im', ['U_BOB']]);
  });

  it('of other companies get no messages from the app alone', async () => {
    const slack = await startSlack({ people: [{ id: 'U_EVE', name: 'eve', kind: 'stranger' }] });
    slack.scopes = ['chat:write', 'im:write'];
    const post = { channel: 'U_EVE', text: 'x' };
    const errors = [
      await errorOf(slack, 'chat.postMessage', post),
      await errorOf(slack, 'conversations.open', { users: 'U_EVE' }),
    ];
    await slack.close();
    assert.deepEqual(errors, ['channel_not_found', 'user_not_found']);
    assert.equal(slack.workspace.conversations.has('D_U_EVE'), false);
  });

  it('of other companies act under their own team', async () => {
    const stranger = { id: 'U_EVE', name: 'eve', kind: 'stranger' } as const;
    const slack: SlackStandIn = await startSlack({
      people: [{ id: 'U_ALICE', name: 'alice' }, stranger],
      conversations: [
        { id: 'C_MEMBER', kind: 'public', botIsMember: true, members: ['U_EVE', 'U_ALICE'] },
      ],
    });
    const sent = await connectAckingApp(slack);
    const message = await postButton(slack);
    await slack.press(message, 'go', { user: 'U_EVE' });
    await slack.press(message, 'go', { user: 'U_ALICE' });
    await slack.close();
    assert.equal(teamOf(personOf(stranger)).id, 'T0OTHER');
    assert.deepEqual(
      sent.map((payload) => at(payload, 'user.team_id')),
      ['T0OTHER', 'T0STANDIN'],
    );
    assert.equal(at(sent[0], 'team.id'), 'T0STANDIN');
  });
});
