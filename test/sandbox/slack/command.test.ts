import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, section } from './call-api';
import { connectAckingApp } from './fake-app';
import { postButton } from './forms';

const COMMAND = { text: 'help', user: 'U_ALICE', channel: 'C_PUBLIC' };

describe('a command in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  it('publishes an in_channel answer with the typed text', async () => {
    await connectAckingApp(slack, { response_type: 'in_channel', text: 'Here' });
    await slack.command(COMMAND);
    const shown = slack
      .messages('C_PUBLIC')
      .map(({ user, text, visibleTo }) => [user, text, visibleTo]);
    assert.deepEqual(shown, [
      ['U_ALICE', '/contact-customer help', undefined],
      ['U0STANDIN', 'Here', undefined],
    ]);
  });

  it('tells the person when the answer is no message', async () => {
    await connectAckingApp(slack, { blocks: [section('')] });
    const { personSees } = await slack.command(COMMAND);
    assert.equal(personSees, '/contact-customer failed with the error "invalid_command_response"');
  });

  it('is not possible where nobody could type it', async () => {
    await assert.rejects(slack.command({ ...COMMAND, user: 'U_NO' }), /nobody is U_NO/);
    await assert.rejects(slack.command({ ...COMMAND, channel: 'C_NO' }), /no conversation C_NO/);
  });
});

describe('the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  it('says what there is when a wait fails', async () => {
    await postButton(slack);
    await assert.rejects(slack.waitForView('U_BOB', 1), /not reached within 1 ms\n(.|\n)*hello/);
    const waiting = slack.waitForView('U_BOB');
    await Promise.all([assert.rejects(waiting, /closed while waiting/), slack.close()]);
  });

  it('comes back on its port after it refused connections', async () => {
    await slack.refuse();
    await assert.rejects(callApi(slack, 'auth.test'));
    await slack.listen();
    assert.equal((await callApi(slack, 'auth.test')).status, 200);
  });
});
