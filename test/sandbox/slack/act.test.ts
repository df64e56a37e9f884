import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import type { FieldValue } from '../../../sandbox/slack/form-state';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import type { Message } from '../../../sandbox/slack/types';
import { callApi, input, modal, section } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { button, OPTIONS, openForm } from './forms';

const BY = { user: 'U_ALICE' };
const ONE = OPTIONS[0];
const beside = (accessory: Fields) => ({ ...section('x'), block_id: 'b', accessory });
const row = (...elements: Fields[]) => ({ type: 'actions', block_id: 'b', elements });

describe('a choice in the local Slack', () => {
  let slack: SlackStandIn;
  let sent: readonly Fields[];

  beforeEach(async () => {
    slack = await startSlack();
    sent = await connectAckingApp(slack);
  });
  afterEach(() => slack.close());

  async function post(...blocks: Fields[]): Promise<Message> {
    await callApi(slack, 'chat.postMessage', { channel: 'C_MEMBER', text: 'x', blocks });
    const [message] = slack.messages('C_MEMBER');
    assert.ok(message);
    return message;
  }

  const use = (action_id: string, value?: FieldValue) => ({ block_id: 'b', action_id, value });

  const kinds: readonly [type: string, Fields, FieldValue, key: string, chosen: unknown][] = [
    ['static_select', { options: OPTIONS }, 'one', 'selected_option', ONE],
    ['multi_static_select', { options: OPTIONS }, ['one'], 'selected_options', [ONE]],
    ['radio_buttons', { options: OPTIONS }, 'one', 'selected_option', ONE],
    ['checkboxes', { options: OPTIONS }, ['one'], 'selected_options', [ONE]],
    ['users_select', {}, 'U_BOB', 'selected_user', 'U_BOB'],
    ['multi_users_select', {}, ['U_BOB'], 'selected_users', ['U_BOB']],
    ['channels_select', {}, 'C_PUBLIC', 'selected_channel', 'C_PUBLIC'],
    ['multi_channels_select', {}, ['C_PUBLIC'], 'selected_channels', ['C_PUBLIC']],
    ['conversations_select', {}, 'D_U_ALICE', 'selected_conversation', 'D_U_ALICE'],
    ['multi_conversations_select', {}, [], 'selected_conversations', []],
    ['datepicker', {}, '2026-01-02', 'selected_date', '2026-01-02'],
    ['timepicker', {}, '10:00', 'selected_time', '10:00'],
    ['datepicker', { initial_date: '2026-01-02' }, null, 'selected_date', null],
  ];
  for (const [type, more, value, key, chosen] of kinds) {
    it(`reaches the app with what was chosen: ${type} ${JSON.stringify(value)}`, async () => {
      const message = await post(beside({ type, action_id: 'a', ...more }));
      const reaction = await slack.act(message, use('a', value), BY);
      assert.equal(reaction.personSees, undefined);
      assert.equal(at(sent[0], 'type'), 'block_actions');
      assert.equal(at(sent[0], 'actions.0.type'), type);
      assert.equal(at(sent[0], 'actions.0.block_id'), 'b');
      assert.deepEqual(at(sent[0], `actions.0.${key}`), chosen);
      assert.deepEqual(at(sent[0], 'state.values.b.a'), { type, [key]: chosen });
      assert.equal(at(sent[0], 'actions.0.options'), undefined);
    });
  }

  it('in an overflow menu has no state', async () => {
    const menu = { type: 'overflow', action_id: 'a', options: OPTIONS };
    await slack.act(await post(row(menu)), use('a', 'one'), BY);
    assert.deepEqual(at(sent[0], 'actions.0.selected_option'), ONE);
    assert.deepEqual(at(sent[0], 'state.values'), {});
  });

  it('of a button is the press itself', async () => {
    const message = await post(row({ ...button('go'), confirm: CONFIRM }));
    const { channel, ts } = message;
    await slack.act({ kind: 'message', channel, ts }, use('go'), BY);
    assert.equal(at(sent[0], 'actions.0.value'), 'r1');
    assert.equal(at(sent[0], 'actions.0.confirm'), undefined);
    assert.match(String(at(sent[0], 'response_url')), /\/response\//);
  });

  it('in a message is kept there, for each person alone', async () => {
    const select = { type: 'static_select', action_id: 'a', options: OPTIONS };
    const message = await post(row(select, button('go')));
    await slack.act(message, use('a', 'one'), BY);
    await slack.act(message, use('go'), BY);
    await slack.act(message, use('go'), { user: 'U_BOB' });
    const chosen = sent.map((payload) => at(payload, 'state.values.b.a.selected_option'));
    assert.deepEqual(chosen, [ONE, ONE, null]);
  });

  it('in a message that has changed since is still what was chosen', async () => {
    const select = { type: 'static_select', action_id: 'a', options: OPTIONS };
    const outdated = { ...(await post(row(select))) };
    const { channel, ts } = outdated;
    await callApi(slack, 'chat.update', { channel, ts, text: 'y', blocks: [section('y')] });
    await slack.act(outdated, use('a', 'one'), BY);
    assert.deepEqual(at(sent[0], 'actions.0.selected_option'), ONE);
    assert.deepEqual(at(sent[0], 'state.values'), {});
  });

  it('in a thread says so', async () => {
    await callApi(slack, 'chat.postEphemeral', {
      channel: 'C_MEMBER',
      user: 'U_ALICE',
      text: 'x',
      blocks: [row(button('go'))],
      thread_ts: (await post(section('root'))).ts,
    });
    const [root, reply] = slack.messages('C_MEMBER');
    assert.ok(reply);
    await slack.act(reply, use('go'), BY);
    assert.equal(at(sent[0], 'container.thread_ts'), root?.ts);
    assert.equal(at(sent[0], 'message'), undefined);
    await assert.rejects(slack.act(reply, use('go'), { user: 'U_BOB' }), /does not see message/);
  });

  it('in a form waits for the submit button, unless the block dispatches', async () => {
    const select = { type: 'static_select', options: OPTIONS };
    const view = await openForm(
      slack,
      modal([input('quiet', select), input('loud', select, { dispatch_action: true })]),
    );
    const on = { kind: 'view', id: view.id } as const;
    const choose = (name: string) =>
      slack.act(on, { block_id: name, action_id: name, value: 'one' }, BY);
    assert.deepEqual((await choose('quiet')).deliveries, []);
    await choose('loud');
    assert.equal(sent.length, 1);
    assert.deepEqual(at(sent[0], 'container'), { type: 'view', view_id: view.id });
    for (const name of ['quiet', 'loud']) {
      const values = at(sent[0], `view.state.values.${name}.${name}.selected_option`);
      assert.deepEqual(values, ONE);
    }
  });

  it('shows trouble to the person when the app does not take it', async () => {
    const message = await post(row(button('go')));
    slack.cutConnections();
    await slack.waitFor(() => slack.connections === 0);
    const { personSees } = await slack.act(message, use('go'), BY);
    assert.equal(personSees, 'We had some trouble connecting. Try again?');
  });

  it('is not possible where nobody could make it', async () => {
    const select = { type: 'static_select', action_id: 'a', options: OPTIONS };
    const many = { type: 'multi_users_select', action_id: 'm', max_selected_items: 1 };
    const where = { type: 'channels_select', action_id: 'w' };
    const message = await post(row(select, many, where));
    const rejects = (value: FieldValue | undefined, why: RegExp, action = 'a') =>
      assert.rejects(slack.act(message, use(action, value), BY), why);
    await rejects('three', /no option three/);
    await rejects(undefined, /given nothing/);
    await rejects('one', /no element b\/other/, 'other');
    await rejects(['U_BOB', 'U_CAROL'], /no more than 1/, 'm');
    await rejects(['U_NO'], /nobody is U_NO/, 'm');
    await rejects('C_NO', /no conversation C_NO/, 'w');
    const view = { kind: 'view', id: 'V_NO' } as const;
    await assert.rejects(slack.act(view, use('a'), BY), /there is no .*V_NO/);
    await assert.rejects(slack.act({ kind: 'home' }, use('a'), BY), /there is no .*home/);
    const gone = { ...message, ts: '1.1' };
    await assert.rejects(slack.act(gone, use('a', 'one'), BY), /message 1\.1 is gone/);
    assert.equal(sent.length, 0);
  });
});

const text = (words: string) => ({ type: 'plain_text', text: words });
const CONFIRM = {
  title: text('Sure?'),
  text: text('Really?'),
  confirm: text('Yes'),
  deny: text('No'),
};
