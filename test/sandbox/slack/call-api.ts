import type { Fields } from '../../../sandbox/kit/fields';
import type { SlackStandIn } from '../../../sandbox/slack/slack-stand-in';

/** Calls a method as a bare client does: JSON, the bot's token unless another is given. */
export async function callApi(
  slack: SlackStandIn,
  method: string,
  args: Fields = {},
  token: string | undefined = slack.workspace.settings.botToken,
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: Fields }> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as Fields };
}

/** The `error` of a refused call; undefined when it worked. */
export async function errorOf(
  slack: SlackStandIn,
  method: string,
  args: Fields = {},
  token?: string,
): Promise<unknown> {
  return (await callApi(slack, method, args, token)).body['error'];
}

/** A modal with these blocks, as an app would define it. */
export function modal(blocks: readonly Fields[], more: Fields = {}): Fields {
  const text = (words: string) => ({ type: 'plain_text', text: words });
  return { type: 'modal', title: text('Title'), submit: text('Send'), blocks, ...more };
}

/** An input block around an element. */
export function input(block_id: string, element: Fields, more: Fields = {}): Fields {
  const label = { type: 'plain_text', text: block_id };
  return { type: 'input', block_id, label, element: { action_id: block_id, ...element }, ...more };
}

/** A section of mrkdwn. */
export function section(words: string): Fields {
  return { type: 'section', text: { type: 'mrkdwn', text: words } };
}
