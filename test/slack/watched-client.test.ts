import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/slack-stand-in';
import { createMessageClient } from '../../src/slack/clients';
import { ManualClock, useRealNetwork } from '../desk/kit';
import { RecordingObserver } from '../support/recording-observer';
import { QUIET } from './kit';

describe('a client whose calls are seen', () => {
  useRealNetwork();
  let slack: SlackStandIn;
  let observer: RecordingObserver;
  beforeEach(async () => {
    slack = await startSlack();
    observer = new RecordingObserver();
  });
  afterEach(() => slack.close());

  const client = () => {
    const { botToken } = slack.workspace.settings;
    const watch = { observer, clock: new ManualClock() };
    return createMessageClient({ apiUrl: slack.apiUrl, botToken, logger: QUIET, watch });
  };
  const post = () => client().chat.postMessage({ channel: 'C_MEMBER', text: 'x' });
  const seen = () =>
    observer.sightings.map((each) => each.kind === 'slackCalled' && [each.method, each.result]);

  it('speaks as the others do, and tells each method with what came of it', async () => {
    assert.equal((await post()).ok, true);
    for (const fault of [
      { kind: 'error', error: 'not_in_channel' },
      { kind: 'rateLimited', retryAfter: 60 },
      { kind: 'reset' },
    ] as const) {
      slack.fail('chat.postMessage', fault);
      await assert.rejects(post());
    }
    const results = ['ok', 'refused', 'rateLimited', 'unclear'];
    assert.deepEqual(
      seen(),
      results.map((result) => ['chat.postMessage', result]),
    );
  });

  it('tells which form a call has opened', async () => {
    const body = JSON.stringify({ ok: true, view: { id: 'V0001', hash: 'h' } });
    slack.fail('views.open', { kind: 'status', status: 200, body });
    await client().views.open({ trigger_id: 't', view: { type: 'home', blocks: [] } });
    const strange = JSON.stringify({ ok: true, view: 'V0001' });
    slack.fail('views.open', { kind: 'status', status: 200, body: strange });
    await client().views.open({ trigger_id: 't', view: { type: 'home', blocks: [] } });
    const [first, second] = observer.sightings;
    assert.equal(first?.kind === 'slackCalled' && first.view, 'V0001');
    assert.ok(second && !('view' in second));
  });
});
