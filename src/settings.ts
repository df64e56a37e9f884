import { readFileSync } from 'node:fs';
import { array, number, object, type Schema, string, ValidationError } from 'yup';
import { isUserId } from './domain/formats';
import { LOG_LEVELS, type LogLevelName } from './log';
import { type AgentAddresses, agentAddressesRule } from './slack/agent-addresses';
import type { Language, SettingName, StartTexts } from './texts/texts';

/** The environment's variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the app runs with; see `.env.example` for each. */
export interface Settings {
  readonly SLACK_BOT_TOKEN: string;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_API_URL: string;
  readonly PORT: number;
  readonly DESK_SDKAPPID: number;
  readonly DESK_SECRET_KEY: string;
  readonly DESK_ADMIN: string;
  /** At least one; when not set, what Desk lists. */
  readonly DESK_ACCOUNT?: readonly string[] | undefined;
  readonly DESK_URL: string;
  readonly AGENT_ADDRESSES: AgentAddresses;
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string | undefined;
  readonly LOG_LEVEL: LogLevelName;
  readonly APP_LANGUAGE: Language;
}

/** A setting that keeps the app from starting. `problem` continues the setting's name. */
export interface SettingProblem {
  readonly setting: SettingName;
  readonly problem: string;
}

/** Each setting that is right, and what is wrong with the others. */
export interface ReadSettings {
  readonly settings: Partial<Settings>;
  readonly problems: readonly SettingProblem[];
}

const LANGUAGES = ['en', 'zh-CN'] as const satisfies readonly Language[];

/** Settings that may come from a file instead, named by the variable with `_FILE` at its end. */
const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DESK_SECRET_KEY',
  'DATABASE_URL',
] as const satisfies readonly SettingName[];

/** The language to report problems in, before it is known that all settings are right. */
export function readLanguage(environment: Environment): Language {
  const language = environment['APP_LANGUAGE']?.trim();
  return LANGUAGES.find((known) => known === language) ?? 'en';
}

/** Values that must never reach a log, wherever they came from. */
export function secretsOf(settings: Partial<Settings>): readonly string[] {
  return SECRETS.map((name) => settings[name]).filter((value) => value !== undefined);
}

/**
 * Reads all settings and finds all problems, not only the first. A variable that is empty counts as
 * not set. `texts`: the words for the problems.
 */
export function readSettings(environment: Environment, texts: StartTexts): ReadSettings {
  const fromFiles = readSecretFiles(environment, texts);
  const given: Environment = { ...environment, ...fromFiles.values };
  const rules = settingRules(texts, set(given['SLACK_APP_TOKEN']));
  const settings: Record<string, unknown> = {};
  const problems = [...fromFiles.problems];
  for (const [name, rule] of Object.entries(rules.fields) as [SettingName, Schema][]) {
    if (problems.some(({ setting }) => setting === name)) continue;
    const read = readSetting(rule, given[name]);
    if (read.kind === 'right') settings[name] = read.value;
    else problems.push({ setting: name, problem: read.problem });
  }
  return { settings, problems };
}

function readSetting(rule: Schema, value: string | undefined) {
  try {
    return { kind: 'right', value: rule.validateSync(set(value)) } as const;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { kind: 'wrong', problem: error.message } as const;
  }
}

function set(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function settingRules(texts: StartTexts, appToken: string | undefined) {
  const required = string().required(texts.missing);
  const beginning = (prefix: string) => (value?: string) => value?.startsWith(prefix) ?? true;
  const url = string().test('url', texts.notAUrl, isWebUrl);
  const signingSecret = string().matches(/^[0-9a-f]{32}$/i, texts.notASigningSecret);
  return object({
    SLACK_BOT_TOKEN: required.test('bot', texts.wrongStart('xoxb-'), beginning('xoxb-')),
    SLACK_APP_TOKEN: string().test('app', texts.wrongStart('xapp-'), beginning('xapp-')),
    // Socket Mode signs nothing; over HTTP the signature is all that tells Slack from others.
    SLACK_SIGNING_SECRET:
      appToken === undefined ? signingSecret.required(texts.missing) : signingSecret,
    SLACK_API_URL: url.default('https://slack.com/api/'),
    PORT: wholeNumber(65_535, texts.notAPort).default(3000),
    DESK_SDKAPPID: wholeNumber(2 ** 32 - 1, texts.notAnSdkAppId).required(texts.missing),
    DESK_SECRET_KEY: required.matches(/^[\x21-\x7e]+$/, texts.notASecretKey),
    DESK_ADMIN: required.test('user', texts.notAUserId, (user) => isUserId(user)),
    // Commas alone are a mistake: not set, it would let people name any account.
    DESK_ACCOUNT: listOf(
      string().test('user', texts.notAUserId, (user = '') => isUserId(user)),
    ).min(1, texts.notAUserId),
    DESK_URL: url
      .test('host', texts.notAHost, (value) => !value || new URL(value).pathname === '/')
      .default('https://console.tim.qq.com'),
    AGENT_ADDRESSES: agentAddressesRule(texts),
    DATA_DIR: string().default('./data'),
    DATABASE_URL: string().matches(/^postgres(ql)?:\/\/[^\s/]+/, texts.notADatabaseUrl),
    LOG_LEVEL: string()
      .oneOf(LOG_LEVELS, texts.notOneOf(LOG_LEVELS.join(', ')))
      .default('info'),
    APP_LANGUAGE: string()
      .oneOf(LANGUAGES, texts.notOneOf(LANGUAGES.join(', ')))
      .default('en'),
  });
}

function wholeNumber(max: number, message: string) {
  return number()
    .transform((_, typed: unknown) => (/^[0-9]+$/.test(String(typed)) ? Number(typed) : Number.NaN))
    .typeError(message)
    .min(1, message)
    .max(max, message);
}

/** Several values in one variable, separated by commas. */
function listOf(item: Schema<string | undefined>) {
  return array(item).transform((_, typed: unknown) =>
    String(typed)
      .split(',')
      .map((one) => one.trim())
      .filter((one, n, all) => one !== '' && all.indexOf(one) === n),
  );
}

/** Plain http is for stand-ins on this machine: the URL of a Desk call holds the credential. */
function isWebUrl(text: string | undefined): boolean {
  if (text === undefined) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const bare = username + password + search + hash === '';
  return bare && (protocol === 'https:' || (protocol === 'http:' && local));
}

function readSecretFiles(environment: Environment, texts: StartTexts) {
  const values: Record<string, string> = {};
  const problems: SettingProblem[] = [];
  for (const setting of SECRETS) {
    const variable = `${setting}_FILE`;
    const path = set(environment[variable]);
    if (path === undefined) continue;
    if (set(environment[setting]) !== undefined) {
      problems.push({ setting, problem: texts.bothSet(setting, variable) });
      continue;
    }
    try {
      values[setting] = readFileSync(path, 'utf8');
    } catch (error) {
      problems.push({ setting, problem: texts.fileUnreadable(variable, errorCode(error)) });
    }
  }
  return { values, problems };
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
