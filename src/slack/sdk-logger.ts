import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../domain/log';

/**
 * Sends what Slack's SDK logs to the app's own log. Its debug lines are dropped at any level: they
 * print whole payloads.
 */
export function createSdkLogger(log: Log): Logger {
  const line = (message: unknown[]) => ({ sdk: message.map(describe).join(' ') });
  return {
    debug: () => undefined,
    info: (...message) => log.debug(line(message), 'slack sdk'),
    warn: (...message) => log.warn(line(message), 'slack sdk'),
    error: (...message) => log.error(line(message), 'slack sdk'),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}

/** Strings and the messages of errors only: an object may be a payload. */
function describe(part: unknown): string {
  if (typeof part === 'string') return part;
  return part instanceof Error ? `${part.name}: ${part.message}` : `[${typeof part}]`;
}
