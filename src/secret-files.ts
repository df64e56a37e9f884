import { readFileSync } from 'node:fs';
import type { Environment, SettingProblem } from './settings';
import type { SettingName, StartTexts } from './texts/start-texts';

/** Settings that may come from a file instead, named by the variable with `_FILE` at its end. */
export const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DESK_SECRET_KEY',
  'DATABASE_URL',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const satisfies readonly SettingName[];

/** A variable's value; undefined where it is empty, which counts as not set. */
export function set(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** The settings that files named by the environment hold, and what is wrong with the others. */
export function readSecretFiles(environment: Environment, texts: StartTexts) {
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
      const value = set(readFileSync(path, 'utf8'));
      // Whoever names a file means the setting: PostgreSQL must not become SQLite unnoticed.
      if (value === undefined) problems.push({ setting, problem: texts.fileEmpty(variable) });
      else values[setting] = value;
    } catch (error) {
      problems.push({ setting, problem: texts.fileUnreadable(variable, errorCode(error)) });
    }
  }
  return { values, problems };
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
