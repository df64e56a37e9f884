import {
  SlackError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** Why a call to Slack did not succeed, as far as the next step depends on it. */
export type SlackFailure =
  /** Slack's definite no; `error` is its code, such as `not_in_channel`. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Slack asks to wait (HTTP 429); nothing happened. */
  | { readonly kind: 'rateLimited'; readonly afterMs: number }
  /** The connection could not be made; nothing happened. */
  | { readonly kind: 'unreachable'; readonly error: string }
  /** Slack may have done it all the same. */
  | { readonly kind: 'unclear'; readonly error: string };

/** The failure in one word: Slack's own code for it, or the system's. */
export function errorOf(failure: SlackFailure): string {
  return failure.kind === 'rateLimited' ? 'ratelimited' : failure.error;
}

/** Codes that Slack sends while it is in trouble itself (docs.slack.dev, any method's errors). */
const SLACKS_OWN_TROUBLE = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'team_added_to_org',
  'org_login_required',
]);

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** @throws what is no error of a call of the Web API: a bug. */
export function readSlackFailure(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rateLimited', afterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) return readPlatformError(String(error.data.error));
  if (error instanceof WebAPIHTTPError) {
    return { kind: 'unclear', error: `HTTP status ${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) return readNetworkError(error.original);
  if (error instanceof SlackError || !(error instanceof Error)) throw error;
  // web-api throws bare errors for an answer that breaks off, for JSON that is no object (both are
  // TypeErrors) and for a 429 without a usable Retry-After.
  return error.cause === undefined
    ? { kind: 'unclear', error: 'no usable answer' }
    : readNetworkError(error);
}

function readPlatformError(code: string): SlackFailure {
  // web-api puts a whole body that is no JSON where the code belongs.
  if (!/^[a-z0-9_:-]{1,80}$/.test(code)) return { kind: 'unclear', error: 'unreadable answer' };
  return SLACKS_OWN_TROUBLE.has(code)
    ? { kind: 'unclear', error: code }
    : { kind: 'refused', error: code };
}

/** Tells a connection that was never made from one that broke. `fetch` hides the cause in `cause`. */
export function readNetworkError(error: unknown): SlackFailure {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = codeOf(cause) ?? (error instanceof Error ? error.name : 'unknown');
  return { kind: NEVER_CONNECTED.has(code) ? 'unreachable' : 'unclear', error: code };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
