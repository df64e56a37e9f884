import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { number, object, string } from 'yup';

export type VerifiedUserSig =
  | {
      readonly kind: 'valid';
      readonly identifier: string;
      readonly sdkAppId: number;
      /** Whole seconds since the Unix epoch. */
      readonly expiresAt: number;
    }
  | { readonly kind: 'invalid'; readonly why: 'unreadable' | 'incomplete' | 'wrongKey' };

const claims = object({
  'TLS.ver': string().oneOf(['2.0']).required(),
  'TLS.identifier': string().required(),
  'TLS.sdkappid': number().integer().required(),
  'TLS.time': number().integer().required(),
  'TLS.expire': number().integer().positive().required(),
  'TLS.sig': string().required(),
});

/** Verifies a UserSig by the published algorithm, independently of the library that signs. */
export function verifyUserSig(userSig: string, secretKey: string): VerifiedUserSig {
  const signed = read(userSig);
  if (signed === undefined) return { kind: 'invalid', why: 'unreadable' };
  if (!claims.isValidSync(signed, { strict: true })) return { kind: 'invalid', why: 'incomplete' };
  const {
    'TLS.identifier': identifier,
    'TLS.sdkappid': sdkAppId,
    'TLS.time': time,
    'TLS.expire': expire,
  } = signed;
  const expected = createHmac('sha256', secretKey)
    .update(`TLS.identifier:${identifier}\nTLS.sdkappid:${sdkAppId}\n`)
    .update(`TLS.time:${time}\nTLS.expire:${expire}\n`)
    .digest();
  const given = Buffer.from(signed['TLS.sig'], 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? { kind: 'valid', identifier, sdkAppId, expiresAt: time + expire }
    : { kind: 'invalid', why: 'wrongKey' };
}

function read(userSig: string): unknown {
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  try {
    return JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString());
  } catch {
    return undefined;
  }
}
