import type { Fields } from '../../kit/fields';
import { messageShape } from '../shapes';
import type { Message } from '../types';
import { IDS, type Workspace } from '../workspace';
import { type Found, readable, visible } from './channel';
import {
  fail,
  failWith,
  lacksScope,
  type MethodAnswer,
  type MethodContext,
  succeed,
} from './method';

/** The scopes for reading, by the kind of conversation. */
const SCOPES = {
  history: { public: 'channels:history', private: 'groups:history', im: 'im:history' },
  read: { public: 'channels:read', private: 'groups:read', im: 'im:read' },
} as const;

/** `conversations.history`: newest first. */
export function history(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const { oldest = '0', latest = '9999999999', inclusive, limit = 100 } = args;
  const withEnds = String(inclusive) === 'true';
  return reading('history', readable, args, workspace, ({ conversation }) => {
    const messages = workspace.messages
      .in(conversation.id)
      .filter(({ visibleTo, threadTs }) => visibleTo === undefined && threadTs === undefined)
      .filter(({ ts }) => isBetween(ts, String(oldest), String(latest), withEnds))
      .reverse();
    return succeed({
      messages: shapesOf(messages.slice(0, Number(limit)), args),
      has_more: messages.length > Number(limit),
    });
  });
}

/** `conversations.replies`: the message that began the thread, then the replies, oldest first. */
export function replies(args: Fields, { workspace }: MethodContext): MethodAnswer {
  return reading('history', readable, args, workspace, ({ conversation: { id } }) => {
    const root = workspace.messages.rootOf(id, String(args['ts']));
    if (root === undefined) return fail('thread_not_found');
    const others = workspace.messages
      .in(id)
      .filter(({ threadTs, visibleTo }) => threadTs === root.ts && visibleTo === undefined);
    return succeed({ messages: shapesOf([root, ...others], args), has_more: false });
  });
}

/** `conversations.info`. */
export function info(args: Fields, { workspace }: MethodContext): MethodAnswer {
  return reading('read', visible, args, workspace, ({ conversation }) => {
    const { id, name, kind, members } = conversation;
    const others = [...workspace.people.values()].filter((person) => members.includes(person.id));
    const isShared = others.some((person) => person.kind === 'stranger');
    const channel = {
      id,
      is_channel: kind === 'public',
      is_group: kind === 'private',
      is_im: kind === 'im',
      is_private: kind !== 'public',
      is_archived: conversation.isArchived,
      is_shared: isShared,
      is_ext_shared: isShared,
      ...(kind === 'im' ? { user: others[0]?.id } : { name, is_member: conversation.botIsMember }),
    };
    return succeed({ channel });
  });
}

/** `conversations.members`, in one page. */
export function members(args: Fields, { workspace }: MethodContext): MethodAnswer {
  return reading('read', visible, args, workspace, ({ conversation }) => {
    const bot = conversation.botIsMember ? [IDS.botUser] : [];
    const all = [...conversation.members, ...bot];
    return succeed({ members: all, response_metadata: { next_cursor: '' } });
  });
}

/** `conversations.open`, with one person; of another company it finds nobody. */
export function open(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const person = workspace.people.get(String(args['users']));
  if (person === undefined || person.kind === 'stranger') return fail('user_not_found');
  return succeed({ channel: { id: workspace.directMessages(person.id).id } });
}

/** `chat.getPermalink`. */
export function permalink(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const found = visible(args['channel'], workspace);
  if (found.kind === 'refused') return failWith(found);
  const { id: channel } = found.conversation;
  const { messages } = workspace;
  const message = messages.find(channel, String(args['message_ts']));
  if (message === undefined || message.visibleTo !== undefined) return fail('message_not_found');
  const { ts, threadTs } = message;
  const inThread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  const path = `/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
  return succeed({ channel, permalink: `https://${IDS.teamDomain}.slack.com${path}` });
}

/** Checks the scope of the conversation's kind, then whether it is there for the app. */
function reading(
  scopes: keyof typeof SCOPES,
  find: typeof readable,
  { channel }: Fields,
  workspace: Workspace,
  read: (found: Found) => MethodAnswer,
): MethodAnswer {
  const kind = workspace.conversations.get(String(channel))?.kind;
  const scope = kind === undefined ? undefined : SCOPES[scopes][kind];
  if (scope !== undefined && !workspace.has(scope)) return lacksScope(scope, workspace);
  const found = find(channel, workspace);
  return found.kind === 'refused' ? failWith(found) : read(found);
}

function shapesOf(messages: readonly Message[], args: Fields): readonly Fields[] {
  const withMetadata = String(args['include_all_metadata']) === 'true';
  return messages.map((each) => messageShape(each, withMetadata));
}

/** Timestamps of Slack order as numbers do, where both have six digits after the point. */
function isBetween(ts: string, oldest: string, latest: string, withEnds: boolean): boolean {
  const [at, from, to] = [Number(ts), Number(oldest), Number(latest)];
  return withEnds ? at >= from && at <= to : at > from && at < to;
}
