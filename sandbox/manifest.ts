import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { array, boolean, object, string } from 'yup';

/** What Slack knows about the app from its manifest. */
export interface Manifest {
  readonly name: string;
  readonly description: string;
  /** The bot's handle. */
  readonly botName: string;
  readonly commands: readonly ManifestCommand[];
  /** The bot scopes, required ones first. */
  readonly scopes: readonly { readonly name: string; readonly optional: boolean }[];
  readonly hasHomeTab: boolean;
  /** Whether people may write to the app in its direct messages. */
  readonly takesMessages: boolean;
  /** Events that the app subscribes to. */
  readonly events: readonly string[];
}

/** A slash command of the manifest. */
interface ManifestCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  /** Whether people, channels and links in the typed text are escaped. */
  readonly shouldEscape: boolean;
}

const texts = array(string().required()).default([]);

const manifestSchema = object({
  display_information: object({ name: string().required(), description: string().default('') }),
  features: object({
    app_home: object({
      home_tab_enabled: boolean().default(false),
      messages_tab_enabled: boolean().default(false),
      messages_tab_read_only_enabled: boolean().default(false),
    }),
    bot_user: object({ display_name: string().required() }),
    slash_commands: array(
      object({
        command: string().required(),
        description: string().required(),
        usage_hint: string().default(''),
        should_escape: boolean().default(false),
      }).required(),
    ).default([]),
  }),
  oauth_config: object({ scopes: object({ bot: texts, bot_optional: texts }) }),
  settings: object({ event_subscriptions: object({ bot_events: texts }) }),
});

/**
 * Reads an app manifest (docs.slack.dev, "App manifest reference").
 *
 * @throws Error when it cannot be read or lacks what the sandbox needs.
 */
export function readManifest(path: string): Manifest {
  const manifest = manifestSchema.validateSync(parse(readFileSync(path, 'utf8')));
  const { app_home } = manifest.features;
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  return {
    name: manifest.display_information.name,
    description: manifest.display_information.description,
    botName: manifest.features.bot_user.display_name,
    commands: manifest.features.slash_commands.map(({ usage_hint, should_escape, ...command }) => ({
      ...command,
      usageHint: usage_hint,
      shouldEscape: should_escape,
    })),
    scopes: [
      ...bot.map((name) => ({ name, optional: false })),
      ...bot_optional.map((name) => ({ name, optional: true })),
    ],
    hasHomeTab: app_home.home_tab_enabled,
    takesMessages: app_home.messages_tab_enabled && !app_home.messages_tab_read_only_enabled,
    events: manifest.settings.event_subscriptions.bot_events,
  };
}
