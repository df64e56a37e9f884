import type { WebClient } from '@slack/web-api';
import { array, boolean, object, string } from 'yup';
import type { Clock } from '../domain/clock';
import { isAgentMail } from '../domain/formats';
import type { Log } from '../domain/log';
import { readSlackFailure, type SlackFailure } from './slack-failure';

/** What Slack says about somebody. */
export type Lookup =
  /** `value`: a user ID or an e-mail address, whichever was asked for. */
  | { readonly kind: 'found'; readonly value: string }
  /** Nobody who could be an agent, or somebody who shows no address. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'missingScope' }
  /** Slack is down or slow, or asks to wait. */
  | { readonly kind: 'notAnswered' };

/** Asks Slack. No method rejects because of what Slack does. */
export interface PeopleLookups {
  /** The user ID of whoever has this address. */
  byMail(mail: string): Promise<Lookup>;
  /** The address of a user. */
  mailOf(person: string): Promise<Lookup>;
  /** Whether it is known that a scope is missing, so that nothing is asked. */
  lackScope(): boolean;
}

const MISSING_SCOPE_MS = 10 * 60_000;
/** While Slack is in trouble, not everybody has to wait for it. */
const TROUBLE_MS = 5_000;
const SCOPES = ['users:read', 'users:read.email'] as const;
const NOBODY = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);

/** A user object, as far as it is used (docs.slack.dev/reference/objects/user-object). */
const answerSchema = object({
  user: object({
    id: string().required(),
    deleted: boolean(),
    is_bot: boolean(),
    profile: object({ email: string().nullable() }).required(),
  }).required(),
  /** From the headers of the answer: the scopes of the token. */
  response_metadata: object({ scopes: array(string().required()) }).default(undefined),
});

type Answer = ReturnType<typeof answerSchema.validateSync>;

/**
 * `client`: one of its own, so that nothing else waits where Slack asks to. After a missing scope
 * nothing is asked for 10 minutes, after a 429 as long as Slack says, after other trouble for 5 s.
 */
export function createPeopleLookups(client: WebClient, clock: Clock, log: Log): PeopleLookups {
  const setbacks = createSetbacks(clock, log);
  const ask = async (
    method: string,
    call: () => Promise<unknown>,
    read: (answer: Answer) => Lookup,
  ): Promise<Lookup> => {
    const reason = setbacks.notToAsk(method);
    if (reason !== undefined) return reason;
    try {
      const answer = await call();
      if (!answerSchema.isValidSync(answer, { strict: true })) {
        return setbacks.trouble(method, 'unreadable answer', TROUBLE_MS);
      }
      const { deleted, is_bot: isBot } = answer.user;
      return deleted || isBot ? { kind: 'nobody' } : read(answer);
    } catch (error) {
      return setbacks.failure(method, readSlackFailure(error));
    }
  };
  return {
    lackScope: setbacks.lackScope,
    byMail: (email) => {
      const call = () => client.users.lookupByEmail({ email });
      return ask('users.lookupByEmail', call, ({ user }) => ({ kind: 'found', value: user.id }));
    },
    mailOf: (user) => {
      const read = (answer: Answer) =>
        hidesMail(answer) ? setbacks.missingScope() : readMail(answer);
      return ask('users.info', () => client.users.info({ user }), read);
    },
  };
}

/** Remembers what went wrong, and for how long that is a reason not to ask again. */
function createSetbacks(clock: Clock, log: Log) {
  const pausedUntil = new Map<string, number>();
  let lacksScopeUntil = Number.NEGATIVE_INFINITY;

  const lackScope = () => clock.now() < lacksScopeUntil;
  const missingScope = (): Lookup => {
    // Several who asked at once are told the same.
    if (!lackScope()) {
      const remedy = 'grant the scopes and install the app again, or set AGENT_ADDRESSES';
      log.info({ scopes: SCOPES, remedy }, 'people not looked up: scope missing');
      lacksScopeUntil = clock.now() + MISSING_SCOPE_MS;
    }
    return { kind: 'missingScope' };
  };
  const trouble = (method: string, error: string, ms: number): Lookup => {
    log.warn({ method, error }, 'person not looked up');
    pausedUntil.set(method, clock.now() + ms);
    return { kind: 'notAnswered' };
  };
  const failure = (method: string, failed: SlackFailure): Lookup => {
    if (failed.kind === 'rateLimited') return trouble(method, 'ratelimited', failed.afterMs);
    if (failed.kind === 'refused') {
      if (failed.error === 'missing_scope') return missingScope();
      if (NOBODY.has(failed.error)) return { kind: 'nobody' };
    }
    return trouble(method, failed.error, TROUBLE_MS);
  };
  const notToAsk = (method: string): Lookup | undefined => {
    if (lackScope()) return { kind: 'missingScope' };
    const isPaused = clock.now() < (pausedUntil.get(method) ?? Number.NEGATIVE_INFINITY);
    return isPaused ? { kind: 'notAnswered' } : undefined;
  };
  return { lackScope, missingScope, trouble, failure, notToAsk };
}

/** Without `users:read.email` the address is left out (docs.slack.dev/reference/methods/users.info). */
function hidesMail({ response_metadata: metadata }: Answer): boolean {
  return metadata?.scopes?.includes('users:read.email') === false;
}

function readMail({ user }: Answer): Lookup {
  const mail = user.profile.email ?? '';
  return isAgentMail(mail) ? { kind: 'found', value: mail } : { kind: 'nobody' };
}
