import type { Fields } from '../../kit/fields';
import type { Person } from '../options';
import { HOME_TEAM, teamOf } from '../people';
import { IDS, type Workspace } from '../workspace';
import { fail, type MethodAnswer, type MethodContext, succeed } from './method';

/** `users.info`; the e-mail needs a scope of its own. */
export function info({ user }: Fields, { workspace }: MethodContext): MethodAnswer {
  if (user === IDS.botUser) return succeed({ user: botShape(workspace) });
  const person = workspace.people.get(String(user));
  if (person === undefined) return fail('user_not_found');
  return succeed({ user: personShape(person, workspace) });
}

/** `users.lookupByEmail`; people of other companies are not found. */
export function lookupByEmail({ email }: Fields, { workspace }: MethodContext): MethodAnswer {
  const wanted = String(email).toLowerCase();
  const person = [...workspace.people.values()].find(
    (each) => each.kind !== 'stranger' && each.email?.toLowerCase() === wanted,
  );
  if (person === undefined) return fail('users_not_found');
  return succeed({ user: personShape(person, workspace) });
}

/** docs.slack.dev, "User object"; of people of other companies Slack tells less. */
function personShape(person: Person, workspace: Workspace): Fields {
  const { id, name, realName, kind, email } = person;
  const isStranger = kind === 'stranger';
  const showsEmail = !isStranger && email !== undefined && workspace.has('users:read.email');
  return {
    id,
    team_id: teamOf(person).id,
    name,
    real_name: realName,
    deleted: false,
    is_bot: false,
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    ...(isStranger ? { is_stranger: true } : {}),
    profile: {
      real_name: realName,
      display_name: name,
      ...(showsEmail ? { email } : {}),
    },
  };
}

function botShape({ settings: { botName } }: Workspace): Fields {
  return {
    id: IDS.botUser,
    team_id: HOME_TEAM.id,
    name: botName,
    real_name: botName,
    deleted: false,
    is_bot: true,
    profile: { real_name: botName, display_name: '', bot_id: IDS.bot, api_app_id: IDS.app },
  };
}
