import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { healthRoutes } from '../../src/health';
import { SECRETS } from '../../src/secret-files';
import { readSettings } from '../../src/settings';
import { textsFor } from '../../src/texts/catalogue';

export const ROOT = join(__dirname, '..', '..');

const { start } = textsFor('en');
const EXAMPLE = parse(readFileSync(join(ROOT, '.env.example')));

/** What stands in for each secret. */
const RIGHT: Readonly<Record<(typeof SECRETS)[number], string>> = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_SIGNING_SECRET: '0'.repeat(32),
  DESK_SECRET_KEY: 'key',
  DATABASE_URL: 'postgres://user:password@host:5432/database',
  METRICS_TOKEN: 'a-token-of-16-signs',
  OTEL_EXPORTER_OTLP_HEADERS: 'api-key=1',
};

export interface Instruction {
  /** In capitals, as Docker's documentation writes it. */
  readonly name: string;
  /** All that follows, in one line. */
  readonly text: string;
}

/** The Dockerfile's instructions in their order, without comments. */
export function readInstructions(): readonly Instruction[] {
  const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replace(/^\s*#.*\n/gm, '');
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const space = line.indexOf(' ');
      return { name: line.slice(0, space), text: line.slice(space + 1).replace(/ +/g, ' ') };
    });
}

/** The user of the image, as numbers. */
export function imageUser(): { readonly uid: number; readonly gid: number } {
  const { text = '' } = readInstructions().find(({ name }) => name === 'USER') ?? {};
  const [uid = 0, gid = 0] = text.split(':').map(Number);
  return { uid, gid };
}

/** Where the app answers about its health. */
export function appPaths(): readonly string[] {
  return healthRoutes({}).map(({ path }) => path);
}

/** Where the app listens when nothing else is set. */
export function appPort(): number | undefined {
  return readSettings({}, start).settings.PORT;
}

/**
 * Holds that the app knows each variable, and starts with them: what `variables` leaves out is as in
 * `.env.example`, and `secretFiles` are the paths of the files that are there.
 */
export function assertStarts(
  variables: Readonly<Record<string, string>>,
  secretFiles: readonly string[],
): void {
  const environment: Record<string, string> = { ...EXAMPLE };
  for (const [name, value] of Object.entries(variables)) {
    const secret = SECRETS.find((known) => name === `${known}_FILE`);
    assert.ok(secret !== undefined || name in EXAMPLE, `${name} is no setting`);
    if (secret !== undefined) assert.ok(secretFiles.includes(value), `${value} is not there`);
    environment[secret ?? name] = secret === undefined ? value : RIGHT[secret];
  }
  assert.deepEqual(readSettings(environment, start).problems, []);
}
