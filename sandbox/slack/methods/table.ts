import type { Fields } from '../../kit/fields';
import { IDS } from '../workspace';
import { postEphemeral, postMessage, remove, update } from './chat';
import * as conversations from './conversations';
import { type Method, type MethodAnswer, type MethodContext, succeed } from './method';
import * as users from './users';
import * as views from './views';

/** The methods of the Web API that the stand-in has, by name (docs.slack.dev, "Methods"). */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['auth.test', { token: 'bot', run: authTest }],
  ['apps.connections.open', { token: 'app', run: openConnection }],
  ['chat.postMessage', { token: 'bot', scope: 'chat:write', run: postMessage }],
  ['chat.postEphemeral', { token: 'bot', scope: 'chat:write', run: postEphemeral }],
  ['chat.update', { token: 'bot', scope: 'chat:write', run: update }],
  ['chat.delete', { token: 'bot', scope: 'chat:write', run: remove }],
  ['chat.getPermalink', { token: 'bot', run: conversations.permalink }],
  ['conversations.history', { token: 'bot', run: conversations.history }],
  ['conversations.replies', { token: 'bot', run: conversations.replies }],
  ['conversations.info', { token: 'bot', run: conversations.info }],
  ['conversations.members', { token: 'bot', run: conversations.members }],
  ['conversations.open', { token: 'bot', scope: 'im:write', run: conversations.open }],
  ['users.info', { token: 'bot', scope: 'users:read', run: users.info }],
  ['users.lookupByEmail', { token: 'bot', scope: 'users:read.email', run: users.lookupByEmail }],
  ['views.open', { token: 'bot', run: views.open }],
  ['views.push', { token: 'bot', run: views.push }],
  ['views.update', { token: 'bot', run: views.update }],
  ['views.publish', { token: 'bot', run: views.publish }],
]);

function authTest(_args: Fields, { workspace }: MethodContext): MethodAnswer {
  return succeed({
    url: `https://${IDS.teamDomain}.slack.com/`,
    team: 'Stand-in',
    user: workspace.settings.botName,
    team_id: IDS.team,
    user_id: IDS.botUser,
    bot_id: IDS.bot,
    is_enterprise_install: false,
  });
}

function openConnection(_args: Fields, { newSocketUrl }: MethodContext): MethodAnswer {
  return succeed({ url: newSocketUrl() });
}
