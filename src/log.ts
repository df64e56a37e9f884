import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';
import type { RequestLog } from './domain/log';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevelName = (typeof LOG_LEVELS)[number];

/** What looks like a credential, whatever it is: the last line of defence, at the sink. */
const CREDENTIALS: readonly RegExp[] = [
  /(?<=usersig=)[^&\s"\\]+/gi,
  /\bx(?:ox[a-z]|app)-[\w-]+/g,
  /https:\/\/hooks\.slack\.com\/[^\s"\\]+/g,
  /(?<=postgres(?:ql)?:\/\/[^\s:@/]*:)[^\s@]+(?=@)/g,
];

const REMOVED = '[removed]';

/**
 * Writes one JSON line per event. `secrets`: values that no line may hold, whatever it is about.
 * `write`: takes a whole line with its line break.
 */
export function createLog(
  level: LogLevelName,
  secrets: readonly string[],
  write: (line: string) => void,
): RequestLog {
  const clean = createRedactor(secrets);
  const request = new AsyncLocalStorage<{ readonly requestId: string }>();
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      // A copy: pino writes each line's fields into what it gets.
      mixin: () => ({ ...request.getStore() }),
    },
    { write: (line) => write(clean(line)) },
  );
  return {
    debug: (fields, event) => logger.debug(fields, event),
    info: (fields, event) => logger.info(fields, event),
    warn: (fields, event) => logger.warn(fields, event),
    error: (fields, event) => logger.error(fields, event),
    about: (requestId, work) => request.run({ requestId }, work),
  };
}

/** Removes `secrets`, as they are and as JSON writes them, and all that looks like a credential. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  const known = [...new Set(forms)].filter((form) => form !== '');
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, REMOVED), text);
    return CREDENTIALS.reduce((rest, pattern) => rest.replaceAll(pattern, REMOVED), withoutKnown);
  };
}

/** Name, message, code and stack only: an error's other properties may hold a whole request. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name, message, ...code, ...cause, stack };
}
