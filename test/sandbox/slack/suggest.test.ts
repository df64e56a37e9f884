import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import { sendJson, startLocalServer } from '../../../sandbox/kit/local-server';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import type { OpenView } from '../../../sandbox/slack/types';
import { callApi, input, modal, section } from './call-api';
import { at, connectAckingApp, connectApp } from './fake-app';
import { button, OPTIONS, openForm } from './forms';

const BY = { user: 'U_ALICE' };
const NAME = { block_id: 'who', action_id: 'who' };
const LATE = { fields: { who: 'one' } };
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const label = { type: 'plain_text', text: 'Group' };

describe('suggestions in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  const form = (more: Fields = {}) =>
    openForm(
      slack,
      modal([input('who', { type: 'external_select', min_query_length: 0, ...more })]),
    );
  const suggest = (view: OpenView, query = '') =>
    slack.suggest({ kind: 'view', id: view.id }, { ...NAME, query }, BY);

  it('ask the app with what was typed, and offer what it answers', async () => {
    const sent = await connectAckingApp(slack, { options: OPTIONS });
    const view = await form();
    const { groups, personSees } = await suggest(view, 'o');
    assert.deepEqual([groups, personSees], [[{ options: OPTIONS }], undefined]);
    const [payload] = sent;
    assert.deepEqual(
      ['type', 'block_id', 'action_id', 'value', 'view.id', 'user.id'].map((path) =>
        at(payload, path),
      ),
      ['block_suggestion', 'who', 'who', 'o', view.id, 'U_ALICE'],
    );
  });

  it('tell the app what the form held when it was drawn, not what was chosen since', async () => {
    const sent = await connectAckingApp(slack, { options: OPTIONS });
    const select = { type: 'static_select', options: OPTIONS };
    const definition = modal([
      input('who', { type: 'external_select', min_query_length: 0 }),
      input('group', select, { dispatch_action: true }),
    ]);
    const view = await openForm(slack, definition);
    const told = async () => {
      await suggest(view);
      return at(sent.at(-1), 'view.state.values.group.group.selected_option.value');
    };
    await slack.act(view, { block_id: 'group', action_id: 'group', value: 'two' }, BY);
    assert.equal(await told(), undefined);
    assert.equal(at(sent[0], 'view.state.values.group.group.selected_option.value'), 'two');
    await callApi(slack, 'views.update', { view_id: view.id, view: definition });
    assert.equal(await told(), 'two');
  });

  it('come in groups', async () => {
    await connectAckingApp(slack, { option_groups: [{ label, options: OPTIONS }] });
    const { groups } = await suggest(await form());
    assert.deepEqual(groups, [{ label: 'Group', options: OPTIONS }]);
  });

  it('may be none', async () => {
    await connectAckingApp(slack, { options: [] });
    const { groups, personSees } = await suggest(await form());
    assert.deepEqual([groups, personSees], [[{ options: [] }], undefined]);
  });

  it('wait for as much as the element asks for, three characters when it does not say', async () => {
    const sent = await connectAckingApp(slack, { options: OPTIONS });
    const view = await openForm(slack, modal([input('who', { type: 'external_select' })]));
    assert.deepEqual((await suggest(view, 'on')).groups, []);
    assert.equal(sent.length, 0);
    await suggest(view, 'one');
    assert.equal(sent.length, 1);
  });

  it('can be picked and submitted from then on', async () => {
    const sent = await connectAckingApp(slack, { options: OPTIONS });
    const view = await form();
    await assert.rejects(slack.submit(view, { fields: { who: 'one' } }), /no option one/);
    await suggest(view);
    await slack.submit(view, { fields: { who: 'one' } });
    const selected = at(sent.at(-1), 'view.state.values.who.who.selected_option');
    assert.deepEqual(selected, OPTIONS[0]);
  });

  it('leave what the form shows at first to pick', async () => {
    await connectAckingApp(slack);
    const view = await form({ initial_option: option('first') });
    await slack.act(view, { ...NAME, value: null }, BY);
    await slack.act(view, { ...NAME, value: 'first' }, BY);
    assert.deepEqual(view.state['who']?.['who']?.['selected_option'], option('first'));
  });

  it('leave what was offered before to pick in a select for several', async () => {
    await connectAckingApp(slack, { options: OPTIONS });
    const view = await form({
      type: 'multi_external_select',
      initial_options: [option('first')],
    });
    await suggest(view);
    slack.cutConnections();
    await slack.waitFor(() => slack.connections === 0);
    await connectAckingApp(slack, { options: [option('late')] });
    await suggest(view, 'again');
    await slack.act(view, { ...NAME, value: ['two', 'late', 'first'] }, BY);
    assert.deepEqual(view.state['who']?.['who']?.['selected_options'], [
      OPTIONS[1],
      option('late'),
      option('first'),
    ]);
  });

  it('are asked for from a message, too', async () => {
    const sent = await connectAckingApp(slack, { options: OPTIONS });
    const select = { type: 'external_select', action_id: 'who', min_query_length: 0 };
    const elements = [select, button('go')];
    const blocks = [{ type: 'actions', block_id: 'who', elements }, section('x')];
    await callApi(slack, 'chat.postMessage', { channel: 'C_MEMBER', text: 'x', blocks });
    const [message] = slack.messages('C_MEMBER');
    assert.ok(message);
    const on = { kind: 'message', channel: 'C_MEMBER', ts: message.ts } as const;
    await slack.suggest(on, { ...NAME, query: '' }, BY);
    assert.equal(at(sent[0], 'container.message_ts'), message.ts);
    assert.equal(at(sent[0], 'channel.id'), 'C_MEMBER');
    await slack.act(on, { ...NAME, value: 'one' }, BY);
    assert.deepEqual(at(sent[1], 'actions.0.selected_option'), OPTIONS[0]);
    const go = { block_id: 'who', action_id: 'go', query: '' };
    await assert.rejects(slack.suggest(on, go, BY), /go has options of its own/);
  });

  const many = (count: number) => Array.from({ length: count }, (_, index) => option(`${index}`));
  for (const [what, ack] of [
    ['nothing', {}],
    ['neither options nor groups', { choices: [] }],
    ['both', { options: OPTIONS, option_groups: [] }],
    ['too many options', { options: many(101) }],
    ['too many groups', { option_groups: many(101).map(() => ({ label, options: OPTIONS })) }],
    ['too many options in a group', { option_groups: [{ label, options: many(101) }] }],
    ['a text that is too long', { options: [option('x'.repeat(76))] }],
    ['no plain text', { options: [{ text: { type: 'mrkdwn', text: 'x' }, value: 'x' }] }],
  ] as const) {
    it(`tell the person when the answer is ${what}`, async () => {
      await connectAckingApp(slack, ack);
      const { groups, personSees } = await suggest(await form());
      assert.deepEqual(groups, []);
      assert.match(String(personSees), /couldn't load results/);
    });
  }

  it('tell the person when the app answers with another status', async () => {
    const app = await startLocalServer((_, __, response) => {
      sendJson(response, { options: OPTIONS }, 500);
    });
    slack.deliverTo(app.url);
    const { personSees, status } = await suggest(await form());
    await app.refuse();
    assert.equal(status, 500);
    assert.match(String(personSees), /couldn't load results/);
  });

  it('may be as many as Slack takes', async () => {
    await connectAckingApp(slack, { options: many(100) });
    assert.equal((await suggest(await form())).groups[0]?.options.length, 100);
  });

  it('tell the person when none come in time', async () => {
    await slack.close();
    slack = await startSlack({ ackLimitMs: 20 });
    const app = await connectApp(slack);
    const { personSees, timedOut } = await suggest(await form());
    assert.match(String(personSees), /couldn't load results/);
    assert.equal(timedOut, true);
    app.ack(await app.envelope(0), { options: OPTIONS });
    await slack.waitFor(() => slack.deliveries[0]?.lateAckMs !== undefined);
    await assert.rejects(slack.submit(await slack.waitForView('U_ALICE'), LATE), /no option one/);
  });
});
