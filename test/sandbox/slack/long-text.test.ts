import assert from 'node:assert/strict';
import { escapeMessage } from '../../../sandbox/slack/acts/escape';
import { personOf } from '../../../sandbox/slack/people';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { Workspace } from '../../../sandbox/slack/workspace';
import { connectAckingApp } from './fake-app';

describe('a long text in the local Slack', () => {
  const typing = { person: personOf({ id: 'U1', name: 'ann' }), workspace: new Workspace({}) };
  for (const part of ['a', 'a-', 'a.', 'a@', 'a@a.', '@a', '#', '<@A', 'http://.', 'com.']) {
    // A hundred times as fast as this where nothing is read again from each character.
    it(`takes no longer than its length says: ${part}`, () => {
      const begun = performance.now();
      escapeMessage(part.repeat(100_000 / part.length), typing);
      assert.ok(performance.now() - begun < 2_000);
    });
  }

  describe('as somebody types it', () => {
    let slack: SlackStandIn;
    beforeEach(async () => {
      slack = await startSlack();
    });
    afterEach(() => slack.close());

    const told = async (text: string) =>
      (await slack.type({ user: 'U_ALICE', channel: 'C_PUBLIC', text })).personSees;

    it('is sent up to 12,000 characters', async () => {
      const sent = await connectAckingApp(slack);
      assert.equal(await told('x'.repeat(12_000)), undefined);
      assert.match(String(await told('x'.repeat(12_001))), /too long: .* 12,000 characters/);
      assert.match(String(await told(`/contact-customer ${'x'.repeat(12_000)}`)), /too long/);
      assert.deepEqual([slack.messages().length, sent.length], [1, 0]);
    });
  });
});
