import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { contactForm } from '../../src/slack/form';
import { createFormOpener } from '../../src/slack/form-opener';
import { textsFor } from '../../src/texts/catalogue';
import { useRealNetwork } from '../desk/kit';
import { RecordingLog } from '../support/store-support';
import { BROKEN_ANSWERS, clientOf, withBrokenSlack } from './kit';

const VIEW = contactForm(
  textsFor('en'),
  { accounts: ['@one'], directory: undefined },
  {},
  { conversation: 'C_PUBLIC' },
);

describe('opening a form', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  let log: RecordingLog;
  let now: number;

  beforeEach(async () => {
    now = 1_750_000_000_000;
    slack = await startSlack({ now: () => now });
    log = new RecordingLog();
  });

  afterEach(() => slack.close());

  const trigger = () =>
    slack.workspace.triggers.issue({ user: 'U_ALICE', conversation: 'C_PUBLIC' });
  const opener = (timeoutMs?: number) => createFormOpener(clientOf(slack, timeoutMs), log);

  it('shows it to the person whose trigger it is', async () => {
    assert.equal(await opener()(trigger(), VIEW), 'opened');
    assert.equal((await slack.waitForView('U_ALICE')).definition.title.text, VIEW.title.text);
    assert.deepEqual(log.lines, []);
  });

  it('tells a second delivery of the same trigger', async () => {
    const triggerId = trigger();
    await opener()(triggerId, VIEW);
    assert.equal(await opener()(triggerId, VIEW), 'repeated');
    assert.equal(slack.openViews.length, 1);
  });

  it('does not succeed with an expired trigger', async () => {
    const triggerId = trigger();
    now += 3_001;
    assert.equal(await opener()(triggerId, VIEW), 'notOpened');
    assert.deepEqual(log.lines, [
      { level: 'warn', event: 'form not opened', error: 'expired_trigger_id' },
    ]);
  });

  it('does not wait when Slack asks to: the trigger would expire', async () => {
    slack.fail('views.open', { kind: 'rateLimited', retryAfter: 30 });
    assert.equal(await opener()(trigger(), VIEW), 'notOpened');
    assert.equal(log.lines[0]?.['error'], 'ratelimited');
    assert.equal(slack.calls.length, 1);
  });

  it('gives up when Slack does not answer in time', async () => {
    slack.fail('views.open', { kind: 'hang' });
    assert.equal(await opener(100)(trigger(), VIEW), 'notOpened');
  });

  it('does not try again by itself', async () => {
    for (const kind of ['reset', 'dropAfterEffect'] as const) {
      slack.fail('views.open', { kind });
      assert.equal(await opener()(trigger(), VIEW), 'notOpened');
    }
    assert.equal(slack.calls.length, 2);
  });

  it('does not succeed where Slack refuses the connection', async () => {
    await slack.refuse();
    assert.equal(await opener()(trigger(), VIEW), 'notOpened');
    assert.equal(log.lines[0]?.['error'], 'ECONNREFUSED');
  });

  for (const [name, answer] of Object.entries(BROKEN_ANSWERS)) {
    it(`never rejects, whatever Slack sends: ${name}`, async () => {
      await withBrokenSlack(answer, async (client) => {
        assert.equal(await createFormOpener(client, log)('1.2.3', VIEW), 'notOpened');
      });
    });
  }
});
