import type { Fields } from '../../kit/fields';
import type { Refusal } from '../content';
import type { Workspace } from '../workspace';

/** An answer of the Web API. */
export interface MethodAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Fields & { readonly ok: boolean; readonly error?: string };
}

/** What a method may use. */
export interface MethodContext {
  readonly workspace: Workspace;
  /** A new Socket Mode address, good for one connection, at the address that the app asked at. */
  readonly newSocketUrl: () => string;
}

/** One method of the Web API. */
export interface Method {
  readonly token: 'bot' | 'app';
  /** The scope it always needs. */
  readonly scope?: string;
  readonly run: (args: Fields, context: MethodContext) => MethodAnswer;
}

export function succeed(fields: Fields = {}): MethodAnswer {
  return { status: 200, headers: {}, body: { ok: true, ...fields } };
}

export function fail(error: string, fields: Fields = {}): MethodAnswer {
  return { status: 200, headers: {}, body: { ok: false, error, ...fields } };
}

/** A refusal as Slack words it: each complaint once more as an `[ERROR]` message. */
export function failWith({ error, messages }: Refusal): MethodAnswer {
  if (messages.length === 0) return fail(error);
  return fail(error, {
    ...(error === 'invalid_blocks' ? { errors: messages } : {}),
    response_metadata: { messages: messages.map((each) => `[ERROR] ${each}`) },
  });
}

export function lacksScope(needed: string, { settings }: Workspace): MethodAnswer {
  return fail('missing_scope', { needed, provided: settings.scopes.join(',') });
}

/** HTTP 429; `retryAfter` in whole seconds. */
export function rateLimited(retryAfter: number): MethodAnswer {
  const headers = { 'retry-after': String(retryAfter) };
  return { status: 429, headers, body: { ok: false, error: 'ratelimited' } };
}
