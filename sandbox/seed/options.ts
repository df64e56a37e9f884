import type { DeskOptions } from '../desk/options';
import type { Manifest } from '../manifest';
import type { SlackOptions } from '../slack/options';
import type { Seed } from './seed-schema';

/** Only for this machine, and only as long as the sandbox runs; the shape is that of a real one. */
const SIGNING_SECRET = '5a7d0b0c0ffee0000000000000005a7d';

/** A Slack with the seed's people, in which the app of the manifest is installed. */
export function slackOptions({ slack }: Seed, manifest: Manifest): SlackOptions {
  return {
    signingSecret: SIGNING_SECRET,
    people: slack.people,
    conversations: slack.conversations,
    commands: manifest.commands,
    events: manifest.events,
    botName: manifest.botName,
    homeTab: manifest.hasHomeTab,
    takesMessages: manifest.takesMessages,
    scopes: manifest.scopes.map(({ name }) => name),
  };
}

/** A Desk with the seed's agents and customers. */
export function deskOptions({ desk }: Seed): DeskOptions {
  return desk;
}
