import assert from 'node:assert/strict';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/slack-stand-in';
import { input, modal, section } from './call-api';
import { at, connectAckingApp } from './fake-app';
import { OPTIONS, openForm } from './forms';

describe('the values of a form in the local Slack', () => {
  let slack: SlackStandIn;

  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.close());

  it('are there for every kind of field, at first and when filled in', async () => {
    const sent = await connectAckingApp(slack, { response_action: 'errors', errors: { x: '' } });
    const kinds = [
      ['email_text_input', 'value', { initial_value: 'a@b.c' }, 'a@b.c', 'd@e.f'],
      ['users_select', 'selected_user', { initial_user: 'U_BOB' }, 'U_BOB', 'U_CAROL'],
      ['channels_select', 'selected_channel', { initial_channel: 'C_1' }, 'C_1', 'C_PUBLIC'],
      ['datepicker', 'selected_date', { initial_date: '2026-01-02' }, '2026-01-02', '2026-01-03'],
      ['timepicker', 'selected_time', { initial_time: '10:00' }, '10:00', '11:00'],
      [
        'multi_conversations_select',
        'selected_conversations',
        { initial_conversations: ['C_1'] },
        ['C_1'],
        ['C_PUBLIC', 'D_U_ALICE'],
      ],
      ['multi_users_select', 'selected_users', { initial_users: ['U_1'] }, ['U_1'], ['U_BOB']],
      [
        'multi_channels_select',
        'selected_channels',
        { initial_channels: ['C_1'] },
        ['C_1'],
        ['C_MEMBER'],
      ],
    ] as const;
    const view = await openForm(
      slack,
      modal(kinds.map(([type, , more]) => input(type, { type, ...more }))),
    );
    const value = (type: string, key: string) =>
      at(sent.at(-1), `view.state.values.${type}.${type}.${key}`);
    await slack.submit(view);
    for (const [type, key, , initial] of kinds) assert.deepEqual(value(type, key), initial);
    await slack.submit(view, {
      fields: Object.fromEntries(kinds.map(([type, , , , filled]) => [type, filled])),
    });
    for (const [type, key, , , filled] of kinds) assert.deepEqual(value(type, key), filled);
  });

  it('come from options in groups, and from fields beside a text', async () => {
    const sent = await connectAckingApp(slack);
    const label = { type: 'plain_text', text: 'Group' };
    const option_groups = [{ label, options: OPTIONS }];
    const accessory = { type: 'static_select', action_id: 'beside', option_groups };
    const beside = { ...section('x'), block_id: 'text', accessory };
    const numbers = { type: 'number_input', is_decimal_allowed: true, max_value: '2' };
    const view = await openForm(slack, modal([beside, input('number', numbers)]));
    const { clientErrors } = await slack.submit(view, { fields: { beside: 'two', number: 2.5 } });
    assert.deepEqual(clientErrors, { number: 'Must be at most 2.' });
    await slack.submit(view, { fields: { number: 1.5 } });
    const selected = at(sent[0], 'view.state.values.text.beside.selected_option');
    assert.deepEqual(selected, OPTIONS[1]);
    assert.equal(at(sent[0], 'view.state.values.number.number.value'), '1.5');
  });
});
