import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { contactForm } from '../../src/slack/form';
import { createForms } from '../../src/slack/forms';
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

describe('forms', () => {
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
  const forms = (timeoutMs?: number) => createForms(clientOf(slack, timeoutMs), log);
  const open = async (triggerId: string, timeoutMs?: number) =>
    (await forms(timeoutMs).open(triggerId, VIEW)).kind;

  it('shows it to the person whose trigger it is', async () => {
    assert.equal(await open(trigger()), 'opened');
    assert.equal((await slack.waitForView('U_ALICE')).definition.title.text, VIEW.title.text);
    assert.deepEqual(log.lines, []);
  });

  it('tells a second delivery of the same trigger', async () => {
    const triggerId = trigger();
    await open(triggerId);
    assert.equal(await open(triggerId), 'repeated');
    assert.equal(slack.openViews.length, 1);
  });

  it('does not succeed with an expired trigger', async () => {
    const triggerId = trigger();
    now += 3_001;
    assert.equal(await open(triggerId), 'notOpened');
    assert.deepEqual(log.lines, [
      { level: 'warn', event: 'form not opened', error: 'expired_trigger_id' },
    ]);
  });

  it('does not wait when Slack asks to: the trigger would expire', async () => {
    slack.fail('views.open', { kind: 'rateLimited', retryAfter: 30 });
    assert.equal(await open(trigger()), 'notOpened');
    assert.equal(log.lines[0]?.['error'], 'ratelimited');
    assert.equal(slack.calls.length, 1);
  });

  it('gives up when Slack does not answer in time', async () => {
    slack.fail('views.open', { kind: 'hang' });
    assert.equal(await open(trigger(), 100), 'notOpened');
  });

  it('redraws an open form, once for each time that it was looked at', async () => {
    const opened = await forms().open(trigger(), VIEW);
    assert.ok(opened.kind === 'opened' && opened.form !== undefined);
    const other = { ...VIEW, title: { type: 'plain_text' as const, text: 'Other' } };
    const redrawn = await forms().redraw(opened.form, other);
    assert.equal(redrawn?.id, opened.form.id);
    assert.equal(slack.openViews[0]?.definition.title.text, 'Other');
    assert.equal(await forms().redraw(opened.form, VIEW), undefined);
    assert.equal(slack.openViews[0]?.definition.title.text, 'Other');
    assert.deepEqual(log.lines, [
      { level: 'debug', event: 'form not redrawn', error: 'hash_conflict' },
    ]);
  });

  it('leaves a form that has been closed', async () => {
    const opened = await forms().open(trigger(), VIEW);
    assert.ok(opened.kind === 'opened' && opened.form !== undefined);
    await slack.closeView(await slack.waitForView('U_ALICE'));
    assert.equal(await forms().redraw(opened.form, VIEW), undefined);
  });

  it('does not try again by itself', async () => {
    for (const kind of ['reset', 'dropAfterEffect'] as const) {
      slack.fail('views.open', { kind });
      assert.equal(await open(trigger()), 'notOpened');
    }
    assert.equal(slack.calls.length, 2);
  });

  it('does not succeed where Slack refuses the connection', async () => {
    await slack.refuse();
    assert.equal(await open(trigger()), 'notOpened');
    assert.equal(log.lines[0]?.['error'], 'ECONNREFUSED');
  });

  for (const [name, answer] of Object.entries(BROKEN_ANSWERS)) {
    it(`never rejects, whatever Slack sends: ${name}`, async () => {
      await withBrokenSlack(answer, async (client) => {
        assert.deepEqual(await createForms(client, log).open('1.2.3', VIEW), { kind: 'notOpened' });
        assert.equal(
          await createForms(client, log).redraw({ id: 'V1', hash: '1' }, VIEW),
          undefined,
        );
      });
    });
  }
});
