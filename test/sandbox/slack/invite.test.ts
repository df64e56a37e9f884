import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf } from './call-api';

const PEOPLE = [
  { id: 'UALICE', name: 'alice' },
  { id: 'UGIL', name: 'gil', kind: 'guest' },
] as const;
const members = PEOPLE.map(({ id }) => id);

describe('an invitation in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack({
      people: PEOPLE,
      conversations: [
        { id: 'CMAIN', name: 'main', kind: 'public', members },
        { id: 'DPEOPLE', kind: 'im', members },
      ],
    });
  });
  afterEach(() => slack.close());

  const told = async (text: string, more: { user?: string; channel?: string } = {}) =>
    (await slack.type({ user: 'UALICE', channel: 'CMAIN', text, ...more })).personSees;
  const botIsMember = () => slack.workspace.conversation('CMAIN').botIsMember;

  for (const named of ['@contact-customer', '<@U0STANDIN>', '<@U0STANDIN|contact-customer>']) {
    it(`makes the bot a member: ${named}`, async () => {
      assert.equal(await told(`/invite ${named}`), undefined);
      assert.equal(botIsMember(), true);
      const [note] = slack.messages('CMAIN');
      assert.equal(note?.text, 'was added to #main by <@UALICE>.');
      assert.match(String(await told(`/invite ${named}`)), /already in this channel/);
      const remove = { channel: 'CMAIN', ts: note?.ts };
      assert.equal(await errorOf(slack, 'chat.delete', remove), 'cant_delete_message');
    });
  }

  it('is refused in a direct message, for others, and by others than members', async () => {
    const invitation = '/invite @contact-customer';
    assert.match(String(await told(invitation, { channel: 'DPEOPLE' })), /direct message/);
    assert.match(String(await told(invitation, { user: 'UGIL' })), /do not have permission/);
    assert.match(String(await told('/invite @gil')), /only @contact-customer/);
    assert.match(String(await told('/invite')), /only @contact-customer/);
    assert.equal(botIsMember(), false);
  });

  it('lets the app read where it could not', async () => {
    slack.scopes = ['channels:history'];
    const read = () => callApi(slack, 'conversations.history', { channel: 'CMAIN' });
    assert.equal((await read()).body['error'], 'not_in_channel');
    await told('/invite @contact-customer');
    assert.equal((await read()).body['ok'], true);
  });
});
