import assert from 'node:assert/strict';
import type { Fields } from '../../../sandbox/kit/fields';
import type { SlackStandIn } from '../../../sandbox/slack/slack-stand-in';
import type { Message, OpenView } from '../../../sandbox/slack/types';
import { callApi, input, modal } from './call-api';

/** Two choices. */
export const OPTIONS = ['one', 'two'].map((value) => ({
  text: { type: 'plain_text', text: value },
  value,
}));

/** A form with a field of each kind that matters, and a button. */
export const FORM = modal([
  input('name', { type: 'plain_text_input', min_length: 2, max_length: 5 }),
  input(
    'count',
    { type: 'number_input', is_decimal_allowed: false, min_value: '1' },
    { optional: true },
  ),
  input('which', { type: 'static_select', options: OPTIONS, initial_option: OPTIONS[0] }),
  input(
    'boxes',
    { type: 'checkboxes', options: OPTIONS, initial_options: OPTIONS },
    { optional: true },
  ),
  input('where', {
    type: 'conversations_select',
    default_to_current_conversation: true,
    response_url_enabled: true,
  }),
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' }, value: 'm' },
    ],
  },
]);

/** A button with this action_id. */
export function button(action_id: string): Fields {
  return { type: 'button', action_id, text: { type: 'plain_text', text: 'Go' }, value: 'r1' };
}

/** Opens a view as an app does, for U_ALICE in C_MEMBER. */
export async function openForm(slack: SlackStandIn, view: Fields = FORM): Promise<OpenView> {
  const origin = { user: 'U_ALICE', conversation: 'C_MEMBER' };
  const trigger_id = slack.workspace.triggers.issue(origin);
  const { body } = await callApi(slack, 'views.open', { trigger_id, view });
  assert.equal(body['ok'], true, JSON.stringify(body));
  return slack.waitForView('U_ALICE');
}

/** Posts a message with the button `go` to C_MEMBER. */
export async function postButton(slack: SlackStandIn): Promise<Message> {
  const blocks = [{ type: 'actions', elements: [button('go')] }];
  await callApi(slack, 'chat.postMessage', { channel: 'C_MEMBER', text: 'hello', blocks });
  return slack.waitFor(() => slack.messages('C_MEMBER').at(-1));
}
