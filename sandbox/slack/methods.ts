import type { Fields } from '../kit/fields';
import { postMessage, readable, update } from './chat';
import { readView } from './content';
import {
  fail,
  failWith,
  lacksScope,
  type Method,
  type MethodAnswer,
  type MethodContext,
  succeed,
} from './method';
import { messageShape, viewShape } from './shapes';
import { IDS } from './workspace';

/** The methods of the Web API that the stand-in has, by name (docs.slack.dev, "Methods"). */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['auth.test', { token: 'bot', run: authTest }],
  ['apps.connections.open', { token: 'app', run: openConnection }],
  ['chat.postMessage', { token: 'bot', scope: 'chat:write', run: postMessage }],
  ['chat.update', { token: 'bot', scope: 'chat:write', run: update }],
  ['conversations.history', { token: 'bot', run: history }],
  ['conversations.open', { token: 'bot', scope: 'im:write', run: openConversation }],
  ['views.open', { token: 'bot', run: openView }],
  ['views.update', { token: 'bot', run: updateView }],
]);

const HISTORY_SCOPES = {
  public: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
} as const;

function authTest(): MethodAnswer {
  return succeed({
    url: `https://${IDS.teamDomain}.slack.com/`,
    team: 'Stand-in',
    user: 'contact_customer',
    team_id: IDS.team,
    user_id: IDS.botUser,
    bot_id: IDS.bot,
    is_enterprise_install: false,
  });
}

function openConnection(_args: Fields, { newSocketUrl }: MethodContext): MethodAnswer {
  return succeed({ url: newSocketUrl() });
}

/** Newest first; needs the history scope of the kind of conversation, and membership. */
function history(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const { channel, oldest = '0', latest = '9999999999', inclusive, limit = 100 } = args;
  const kind = workspace.conversations.get(String(channel))?.kind;
  const scope = kind === undefined ? undefined : HISTORY_SCOPES[kind];
  if (scope !== undefined && !workspace.has(scope)) return lacksScope(scope, workspace);
  const found = readable(channel, workspace);
  if (found.kind === 'refused') return failWith(found);
  const withEnds = String(inclusive) === 'true';
  const messages = workspace.messages
    .in(found.conversation.id)
    .filter(({ visibleTo, threadTs }) => visibleTo === undefined && threadTs === undefined)
    .filter(({ ts }) => isBetween(ts, String(oldest), String(latest), withEnds))
    .reverse();
  const withMetadata = String(args['include_all_metadata']) === 'true';
  return succeed({
    messages: messages.slice(0, Number(limit)).map((each) => messageShape(each, withMetadata)),
    has_more: messages.length > Number(limit),
  });
}

function openConversation(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const user = String(args['users']);
  if (!workspace.people.has(user)) return fail('user_not_found');
  return succeed({ channel: { id: workspace.directMessages(user).id } });
}

function openView(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const read = readView(args['view']);
  if (read.kind === 'refused') return failWith(read);
  if (workspace.views.findExternal(read.definition.external_id) !== undefined) {
    return fail('duplicate_external_id');
  }
  const exchange = workspace.triggers.exchange(args['trigger_id']);
  if (exchange.kind === 'refused') return fail(exchange.error);
  return succeed({ view: viewShape(workspace.views.show(read.definition, exchange.origin)) });
}

function updateView(args: Fields, { workspace }: MethodContext): MethodAnswer {
  const read = readView(args['view']);
  if (read.kind === 'refused') return failWith(read);
  const { view_id, external_id, hash } = args;
  const { views } = workspace;
  const view = views.find(view_id) ?? views.findExternal(external_id);
  if (view === undefined) return fail('not_found');
  if (hash !== undefined && hash !== view.hash) return fail('hash_conflict');
  views.update(view, read.definition);
  return succeed({ view: viewShape(view) });
}

/** Timestamps of Slack order as numbers do, where both have six digits after the point. */
function isBetween(ts: string, oldest: string, latest: string, withEnds: boolean): boolean {
  const [at, from, to] = [Number(ts), Number(oldest), Number(latest)];
  return withEnds ? at >= from && at <= to : at > from && at < to;
}
