import type { Fields } from '../kit/fields';
import type { HomeView, Message, OpenView } from './types';
import { IDS } from './workspace';

/** Slack names no more of who replied. */
const REPLY_USERS_SHOWN = 5;

/** A view as `views.open` answers it and as payloads carry it; `values`: what is filled in. */
export function viewShape(view: OpenView, values = view.state): Fields {
  const { definition } = view;
  return {
    id: view.id,
    team_id: IDS.team,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: definition.private_metadata ?? '',
    callback_id: definition.callback_id ?? '',
    state: { values },
    hash: view.hash,
    title: definition.title,
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
    close: definition.close ?? null,
    submit: definition.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: IDS.app,
    external_id: definition.external_id ?? '',
    app_installed_team_id: IDS.team,
    bot_id: IDS.bot,
  };
}

/** A Home tab as `views.publish` answers it and as payloads carry it. */
export function homeShape(home: HomeView): Fields {
  return {
    id: home.id,
    team_id: IDS.team,
    type: 'home',
    blocks: home.blocks,
    private_metadata: home.private_metadata,
    callback_id: home.callback_id,
    state: { values: home.state },
    hash: home.hash,
    // A Home tab shows no title, but Slack's payloads have one.
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    previous_view_id: null,
    root_view_id: home.id,
    app_id: IDS.app,
    external_id: home.external_id,
    app_installed_team_id: IDS.team,
    bot_id: IDS.bot,
  };
}

/** A message as payloads carry it; its metadata only where it was asked for. */
export function messageShape(message: Message, withMetadata = false): Fields {
  const { metadata } = message;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    team: IDS.team,
    text: message.text,
    blocks: message.blocks,
    ...(message.user === IDS.botUser ? { bot_id: IDS.bot, app_id: IDS.app } : {}),
    ...(message.edited > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...threadShape(message),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  };
}

/** How a message belongs to a thread (docs.slack.dev, "Retrieving messages"). */
function threadShape({ ts, threadTs, replies = [] }: Message): Fields {
  const latest = replies.at(-1);
  if (latest === undefined) return threadTs === undefined ? {} : { thread_ts: threadTs };
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users.slice(0, REPLY_USERS_SHOWN),
    is_locked: false,
    subscribed: false,
  };
}
