import { type Schema, ValidationError } from 'yup';
import type { LogLevelName } from './log';
import { readOtlpHeaders } from './metrics/traces/otlp-headers';
import { readSecretFiles, SECRETS, set } from './secret-files';
import { LANGUAGES, type Switch, settingRules } from './setting-rules';
import type { AgentAddresses } from './slack/agent-addresses';
import type { SettingName, StartTexts } from './texts/start-texts';
import type { Language } from './texts/texts';

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
  readonly DESK_WORKSPACE_URL?: string | undefined;
  /** Seconds; 0 for never. */
  readonly ACCEPT_ALERT: number;
  readonly TELL_AGENTS: Switch;
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string | undefined;
  /** 0 for ever. */
  readonly RETENTION_DAYS: number;
  readonly METRICS_TOKEN?: string | undefined;
  readonly METRICS_PORT?: number | undefined;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  /** As the environment has it, of the right form. */
  readonly OTEL_EXPORTER_OTLP_HEADERS?: string | undefined;
  readonly OTEL_SERVICE_NAME: string;
  readonly LOG_LEVEL: LogLevelName;
  readonly APP_LANGUAGE: Language;
}

/** A setting that keeps the app from starting. `problem` continues the setting's name. */
export interface SettingProblem {
  readonly setting: SettingName;
  readonly problem: string;
  /** What to do, where it is not to look for the right value. */
  readonly mend?: string | undefined;
}

/** Each setting that is right, and what is wrong with the others. */
export interface ReadSettings {
  readonly settings: Partial<Settings>;
  readonly problems: readonly SettingProblem[];
}

/** The language to report problems in, before it is known that all settings are right. */
export function readLanguage(environment: Environment): Language {
  const language = environment['APP_LANGUAGE']?.trim();
  return LANGUAGES.find((known) => known === language) ?? 'en';
}

/** Values that must never reach a log, wherever they came from. */
export function secretsOf(settings: Partial<Settings>): readonly string[] {
  const { OTEL_EXPORTER_OTLP_HEADERS: headers } = settings;
  // The header's value alone is the credential, and may be quoted alone.
  const values = headers === undefined ? [] : Object.values(readOtlpHeaders(headers) ?? {});
  return [
    ...SECRETS.map((name) => settings[name]).filter((value) => value !== undefined),
    ...values,
  ];
}

/**
 * Reads all settings and finds all problems, not only the first. A variable that is empty counts as
 * not set. `texts`: the words for the problems.
 */
export function readSettings(environment: Environment, texts: StartTexts): ReadSettings {
  const fromFiles = readSecretFiles(environment, texts);
  const given: Environment = { ...environment, ...fromFiles.values };
  const problems = [...fromFiles.problems];
  // An app token that cannot be read is meant all the same: one fault is one problem.
  const usesSocketMode =
    set(given['SLACK_APP_TOKEN']) !== undefined ||
    problems.some(({ setting }) => setting === 'SLACK_APP_TOKEN');
  const hasCollectorHeaders = set(given['OTEL_EXPORTER_OTLP_HEADERS']) !== undefined;
  const rules = settingRules(texts, { usesSocketMode, hasCollectorHeaders });
  const settings: Record<string, unknown> = {};
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
