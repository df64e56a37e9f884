import { newId } from '../ids';
import { NotPossible } from '../not-possible';
import { HOME_TEAM } from '../people';
import { type Press, type Reaction, reactionTo } from '../person';
import { homeShape } from '../shapes';
import { IDS } from '../workspace';
import type { InteractionParts } from './interaction';

const EVENT = 'app_home_opened';

/**
 * A person opens the app's Home tab, which the app hears of when it subscribes to the event
 * (docs.slack.dev, "app_home_opened").
 *
 * @throws NotPossible for a person of another company, where the app is not installed.
 */
export async function openHome(press: Press, parts: InteractionParts): Promise<Reaction> {
  const { workspace, deliver } = parts;
  const { events, homeTab, now } = workspace.settings;
  const { id: user, kind } = workspace.person(press.user);
  if (kind === 'stranger') throw new NotPossible(`${user} cannot open the app`);
  if (!homeTab || !events.includes(EVENT)) return reactionTo([]);
  const channel = workspace.directMessages(user).id;
  const home = workspace.homes.find(user);
  const at = now() / 1000;
  const event = {
    type: EVENT,
    user,
    channel,
    tab: 'home',
    ...(home === undefined ? {} : { view: homeShape(home) }),
    event_ts: at.toFixed(6),
  };
  const { team, app: api_app_id, verification: token } = IDS;
  const payload = {
    ...{ token, team_id: team, api_app_id, event, type: 'event_callback' },
    event_id: newId('Ev'),
    event_time: Math.floor(at),
    authorizations: [AUTHORIZATION],
    is_ext_shared_channel: false,
  };
  return reactionTo(await deliver({ kind: 'event', payload }, press));
}

/** Whose installation hears of an event. */
const AUTHORIZATION = {
  enterprise_id: null,
  team_id: HOME_TEAM.id,
  user_id: IDS.botUser,
  is_bot: true,
  is_enterprise_install: false,
} as const;
