import type { Credentials } from './options';
import { type ReadUserSig, readUserSig, type UserSigClaims } from './user-sig';

/** What Desk makes of a URL's parameters; code 0 lets the caller in. Never holds the UserSig. */
export interface Verdict {
  readonly code: number;
  readonly claims?: UserSigClaims;
}

/**
 * Checks who calls, by the parameters of the URL, which are case-sensitive
 * (cloud.tencent.com/document/product/269/1519, /1520). `now` is in milliseconds.
 */
export function judgeCaller(query: URLSearchParams, to: Credentials, now: number): Verdict {
  const code = urlProblem(query, to);
  if (code !== 0) return { code };
  const sig = readUserSig(query.get('usersig') ?? '', to.secretKey);
  if (sig === undefined) return { code: 70003 };
  const { identifier, sdkAppId, signedAt, expiresAt } = sig;
  return {
    code: sigProblem(sig, query.get('identifier') ?? '', to, now),
    claims: { identifier, sdkAppId, signedAt, expiresAt },
  };
}

function urlProblem(query: URLSearchParams, to: Credentials): number {
  const app = query.get('sdkappid') ?? '';
  if (app === '') return 60012;
  if (!/^\d+$/.test(app)) return 60006;
  if (Number(app) !== to.sdkAppId) return 70020;
  if (!query.get('identifier')) return 60004;
  if (!query.get('usersig')) return 60005;
  return isUint32(query.get('random')) && query.get('contenttype') === 'json' ? 0 : 60002;
}

function sigProblem(sig: ReadUserSig, identifier: string, to: Credentials, now: number): number {
  if (sig.identifier !== identifier) return 70013;
  if (sig.sdkAppId !== to.sdkAppId) return 70014;
  if (!sig.signatureHolds) return 70009;
  if (sig.expiresAt * 1000 <= now) return 70001;
  return identifier === to.administrator ? 0 : 60010;
}

function isUint32(text: string | null): boolean {
  return text !== null && /^\d{1,10}$/.test(text) && Number(text) <= 0xffff_ffff;
}
