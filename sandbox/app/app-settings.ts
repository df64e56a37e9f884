import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskStandIn } from '../desk/desk-stand-in';
import type { SlackStandIn } from '../slack/slack-stand-in';

/** Settings of the app by name. */
export type AppSettings = Readonly<Record<string, string>>;

/** How Slack reaches the app. */
export type TransportName = 'socket' | 'http';

/** What the app is put between. */
export interface Surroundings {
  readonly slack: SlackStandIn;
  readonly desk: DeskStandIn;
  readonly transport: TransportName;
  /** Where the app keeps its requests. */
  readonly dataDir: string;
  /** Customer service accounts, the preselected one first. */
  readonly accounts: readonly string[];
}

/** Settings that point the app at the stand-ins, all but `PORT`. */
export function appSettings({ slack, desk, transport, dataDir, accounts }: Surroundings) {
  const { botToken, appToken, signingSecret } = slack.workspace.settings;
  return {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    ...(transport === 'socket' && { SLACK_APP_TOKEN: appToken }),
    SLACK_API_URL: slack.apiUrl,
    DESK_SDKAPPID: String(desk.credentials.sdkAppId),
    DESK_SECRET_KEY: desk.credentials.secretKey,
    DESK_ADMIN: desk.credentials.administrator,
    DESK_ACCOUNT: accounts.join(','),
    DESK_URL: desk.url,
    DATA_DIR: dataDir,
  };
}

/**
 * `environment` with every setting of the app empty, which counts as not set: neither what the
 * developer's shell exports nor a `.env` reaches an app that is only tried.
 */
export function withoutSettings(root: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
  const empty = names.flatMap((name) => [
    [name, ''],
    [`${name}_FILE`, ''],
  ]);
  return { ...environment, ...Object.fromEntries(empty) };
}
