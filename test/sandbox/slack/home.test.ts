import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import { startLocalServer } from '../../../sandbox/kit/local-server';
import type { SlackOptions } from '../../../sandbox/slack/options';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { callApi, errorOf, section } from './call-api';
import { at, connectAckingApp, connectApp } from './fake-app';
import { button, OPTIONS } from './forms';

const BY = { user: 'U_ALICE' };
const home = (blocks: readonly Fields[] = [section('Hello')], more: Fields = {}) => ({
  type: 'home',
  blocks,
  ...more,
});

describe("the app's Home tab in the local Slack", () => {
  let slack: SlackStandIn;

  async function start(options: SlackOptions = {}): Promise<void> {
    await slack?.close();
    slack = await startSlack({ events: ['app_home_opened'], ...options });
  }

  beforeEach(() => start());
  afterEach(() => slack.close());

  const publish = (view: Fields = home(), more: Fields = {}) =>
    callApi(slack, 'views.publish', { user_id: 'U_ALICE', view, ...more });
  const refusal = async (view: Fields = home(), more: Fields = {}) =>
    (await publish(view, more)).body['error'];

  describe('when published', () => {
    it('is shown to one person, needing no scope', async () => {
      slack.scopes = [];
      const { body } = await publish(
        home([section('Hi')], { callback_id: 'c', private_metadata: 'm' }),
      );
      assert.equal(body['ok'], true);
      const shown = slack.homes.get('U_ALICE');
      assert.equal(shown?.blocks[0]?.text?.text, 'Hi');
      assert.deepEqual([shown?.callback_id, shown?.private_metadata], ['c', 'm']);
      assert.equal(at(body, 'view.id'), shown?.id);
      assert.equal(at(body, 'view.type'), 'home');
      assert.equal(slack.homes.size, 1);
    });

    it('is drawn anew in place, guarded by its hash', async () => {
      const first = at((await publish()).body, 'view') as Fields;
      assert.equal(await refusal(home(), { hash: 'old' }), 'hash_conflict');
      assert.equal(await refusal(home(), { hash: first['hash'] }), undefined);
      assert.equal(slack.homes.get('U_ALICE')?.id, first['id']);
      assert.notEqual(slack.homes.get('U_ALICE')?.hash, first['hash']);
      assert.equal(await refusal(home(), { hash: first['hash'] }), 'hash_conflict');
    });

    it('keeps the rules for views', async () => {
      assert.equal(await refusal({ type: 'modal', blocks: [] }), 'invalid_arguments');
      assert.equal(await refusal(home([section('')])), 'invalid_arguments');
      assert.equal(await refusal(home([section('x')], { submit: {} })), 'invalid_arguments');
      const large = Array.from({ length: 90 }, () => section('x'.repeat(2_900)));
      assert.equal(await refusal(home(large)), 'view_too_large');
      assert.equal(slack.homes.size, 0);
    });

    it('is for people of the workspace', async () => {
      await start({ people: [{ id: 'U_EVE', name: 'eve', kind: 'stranger' }] });
      for (const user_id of ['U_NO', 'U_EVE']) {
        const { body } = await publish(home(), { user_id });
        assert.equal(body['error'], 'invalid_arguments');
        assert.match(JSON.stringify(body), /invalid `user_id`/);
      }
    });

    it('has an external ID of its own', async () => {
      const named = home([section('x')], { external_id: 'mine' });
      assert.equal(await refusal(named), undefined);
      assert.equal(await refusal(named), undefined);
      assert.equal(await refusal(named, { user_id: 'U_BOB' }), 'duplicate_external_id');
    });

    it('is refused where the tab is not enabled', async () => {
      await start({ homeTab: false });
      assert.equal(await refusal(), 'not_enabled');
    });
  });

  describe('when opened', () => {
    it('tells the app over Socket Mode', async () => {
      const app = await connectApp(slack);
      const doing = slack.openHome(BY);
      const envelope = await app.envelope(0);
      app.ack(envelope);
      await doing;
      assert.deepEqual(
        [envelope['type'], envelope['accepts_response_payload'], envelope['retry_attempt']],
        ['events_api', false, 0],
      );
      const event = at(envelope, 'payload.event') as Fields;
      const { type, user, tab, channel, view } = event;
      assert.deepEqual(
        [type, user, tab, channel, view],
        ['app_home_opened', 'U_ALICE', 'home', 'D_U_ALICE', undefined],
      );
      assert.equal(at(envelope, 'payload.type'), 'event_callback');
    });

    it('tells the app over HTTP, as signed JSON', async () => {
      let seen: Fields = {};
      const app = await startLocalServer((request, body, response) => {
        const { 'content-type': type, 'x-slack-signature': signature } = request.headers;
        seen = { type, signature, payload: JSON.parse(body) };
        response.end();
      });
      slack.deliverTo(app.url);
      const { status } = await slack.openHome(BY);
      await app.refuse();
      assert.equal(status, 200);
      assert.equal(seen['type'], 'application/json');
      assert.match(String(seen['signature']), /^v0=/);
      assert.equal(at(seen, 'payload.event.type'), 'app_home_opened');
    });

    it('carries what is shown already', async () => {
      const sent = await connectAckingApp(slack);
      await publish();
      await slack.openHome(BY);
      assert.equal(at(sent[0], 'event.view.id'), slack.homes.get('U_ALICE')?.id);
    });

    it('tells nobody when the app did not subscribe, or has no tab', async () => {
      for (const options of [{ events: [] }, { homeTab: false }]) {
        await start(options);
        const { deliveries, personSees } = await slack.openHome(BY);
        assert.deepEqual([deliveries, personSees], [[], undefined]);
      }
    });

    it('is not possible for people of other companies', async () => {
      await start({ people: [{ id: 'U_EVE', name: 'eve', kind: 'stranger' }] });
      await assert.rejects(slack.openHome({ user: 'U_EVE' }), /U_EVE cannot open the app/);
    });
  });

  it('takes presses and choices of its person, and keeps what was chosen', async () => {
    const sent = await connectAckingApp(slack);
    const select = { type: 'static_select', action_id: 'a', options: OPTIONS };
    const blocks = [{ type: 'actions', block_id: 'b', elements: [select, button('go')] }];
    await publish(home(blocks));
    await slack.act({ kind: 'home' }, { block_id: 'b', action_id: 'a', value: 'one' }, BY);
    await publish(home(blocks));
    const shown = slack.homes.get('U_ALICE');
    assert.ok(shown);
    await slack.press(shown, 'go', BY);
    assert.deepEqual(at(sent[0], 'container'), { type: 'view', view_id: shown.id });
    assert.equal(at(sent[0], 'view.type'), 'home');
    assert.equal(at(sent[0], 'response_url'), undefined);
    const chosen = sent.map((each) => at(each, 'view.state.values.b.a.selected_option'));
    assert.deepEqual(chosen, [OPTIONS[0], OPTIONS[0]]);
    await assert.rejects(slack.press(shown, 'go', { user: 'U_BOB' }), /does not see home/);
    const opened = await errorOf(slack, 'views.open', {
      trigger_id: at(sent[1], 'trigger_id'),
      view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [section('x')] },
    });
    assert.equal(opened, undefined);
  });
});
