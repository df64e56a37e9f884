import assert from 'node:assert/strict';
import { KEPT } from '../../../sandbox/kit/keep-latest';
import { Offers } from '../../../sandbox/slack/offers';
import { ResponseUrls } from '../../../sandbox/slack/response-urls';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { Triggers } from '../../../sandbox/slack/triggers';
import type { Option } from '../../../sandbox/slack/types';
import { callApi } from './call-api';

const ORIGIN = { user: 'U1', conversation: 'C1' };
const field = {
  block: { type: 'input', block_id: 'b' },
  element: { type: 'external_select', action_id: 'a' },
};
const option = (value: string): Option => ({ text: { type: 'plain_text', text: value }, value });

describe('the memory of the local Slack', () => {
  it('has the latest triggers, of which none is like another', () => {
    const triggers = new Triggers(() => 0);
    const first = triggers.issue(ORIGIN);
    const second = triggers.issue(ORIGIN);
    for (let n = 2; n <= KEPT; n += 1) triggers.issue(ORIGIN);
    const gone = { kind: 'refused', error: 'invalid_trigger_id' };
    assert.deepEqual(triggers.exchange(first), gone);
    assert.equal(triggers.exchange(second).kind, 'exchanged');
    assert.match(triggers.issue(ORIGIN), new RegExp(`^${KEPT + 2}\\.`));
  });

  it('has each response_url for half an hour', () => {
    let now = 0;
    const urls = new ResponseUrls(() => now);
    const path = urls.issue({ ...ORIGIN, source: undefined });
    now = 30 * 60_000;
    urls.issue({ ...ORIGIN, source: undefined });
    assert.equal(urls.count, 2);
    assert.equal(urls.use(path).kind, 'usable');
    now += 1;
    urls.issue({ ...ORIGIN, source: undefined });
    assert.equal(urls.count, 2);
    assert.deepEqual(urls.use(path), { kind: 'refused', error: 'expired_url' });
  });

  it('has the latest suggestions', () => {
    const offers = new Offers();
    for (let n = 0; n <= KEPT; n += 1) offers.remember(`place ${n}`, field, [option('one')]);
    assert.deepEqual(
      [offers.of('place 0', field).length, offers.of('place 1', field).length],
      [0, 1],
    );
    const many = Array.from({ length: KEPT }, (_, n) => option(String(n)));
    offers.remember('place 1', field, many);
    assert.deepEqual(offers.of('place 1', field), many);
  });

  describe('of what went to and fro', () => {
    let slack: SlackStandIn;
    beforeEach(async () => {
      slack = await startSlack();
    });
    afterEach(() => slack.close());

    it('has the latest calls', async () => {
      await callApi(slack, 'auth.test');
      const [call] = slack.calls;
      assert.ok(call);
      for (let n = 1; n < KEPT; n += 1) slack.calls.push(call);
      await callApi(slack, 'users.info');
      assert.deepEqual([slack.calls.length, slack.calls.at(-1)?.method], [KEPT, 'users.info']);
    });

    it('has the latest deliveries', async () => {
      const command = { text: '', user: 'U_ALICE', channel: 'C_PUBLIC' };
      const [delivery] = (await slack.command(command)).deliveries;
      assert.ok(delivery);
      for (let n = 1; n < KEPT; n += 1) slack.deliveries.push(delivery);
      const [latest] = (await slack.command(command)).deliveries;
      assert.deepEqual([slack.deliveries.length, slack.deliveries.at(-1)], [KEPT, latest]);
    });
  });
});
