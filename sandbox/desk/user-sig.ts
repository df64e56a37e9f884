import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { number, object, string } from 'yup';
import { parseJson } from '../kit/fields';

/** What a UserSig says about itself; times in whole seconds since the Unix epoch. */
export interface UserSigClaims {
  readonly identifier: string;
  readonly sdkAppId: number;
  readonly signedAt: number;
  readonly expiresAt: number;
}

/** A UserSig that can be read. `signatureHolds` tells whether it was made with the key. */
export interface ReadUserSig extends UserSigClaims {
  readonly signatureHolds: boolean;
}

const shape = object({
  'TLS.ver': string().oneOf(['2.0']).required(),
  'TLS.identifier': string().required(),
  'TLS.sdkappid': number().integer().required(),
  'TLS.expire': number().integer().positive().required(),
  'TLS.time': number().integer().positive().required(),
  'TLS.sig': string().required(),
}).required();

/**
 * Reads a UserSig by Tencent's published algorithm (cloud.tencent.com/document/product/269/32688):
 * HMAC-SHA256 → JSON → zlib → base64 in a URL-safe alphabet of its own.
 * Returns undefined for what is no UserSig at all.
 */
export function readUserSig(sig: string, secretKey: string): ReadUserSig | undefined {
  const content = parseJson(inflate(sig));
  if (!shape.isValidSync(content, { strict: true })) return undefined;
  const claims = {
    identifier: content['TLS.identifier'],
    sdkAppId: content['TLS.sdkappid'],
    signedAt: content['TLS.time'],
    expiresAt: content['TLS.time'] + content['TLS.expire'],
  };
  return { ...claims, signatureHolds: isSignature(content['TLS.sig'], claims, secretKey) };
}

function inflate(sig: string): string {
  const base64 = sig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  try {
    return inflateSync(Buffer.from(base64, 'base64')).toString('utf8');
  } catch {
    return '';
  }
}

function isSignature(given: string, claims: UserSigClaims, secretKey: string): boolean {
  const signed =
    `TLS.identifier:${claims.identifier}\nTLS.sdkappid:${claims.sdkAppId}\n` +
    `TLS.time:${claims.signedAt}\nTLS.expire:${claims.expiresAt - claims.signedAt}\n`;
  const expected = createHmac('sha256', secretKey).update(signed).digest();
  const actual = Buffer.from(given, 'base64');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
