import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { readUserSig } from '../../sandbox/desk/user-sig';
import { UserSig } from '../../src/desk/user-sig';
import { ManualClock, SIGNER, useDate } from './kit';

const HOUR_MS = 3_600_000;

describe('UserSig', () => {
  let clock: ManualClock;

  useDate(() => clock.time);

  beforeEach(() => {
    clock = new ManualClock();
  });

  it('signs as the published test vector', () => {
    const base64 = new UserSig(SIGNER, clock).current().replaceAll('*', '+').replaceAll('-', '/');
    const claims = JSON.parse(
      inflateSync(Buffer.from(base64.replaceAll('_', '='), 'base64')).toString(),
    );
    assert.deepEqual(claims, {
      'TLS.ver': '2.0',
      'TLS.identifier': 'administrator',
      'TLS.sdkappid': 1400000000,
      'TLS.time': 1700000000,
      'TLS.expire': 86400,
      'TLS.sig': 'yLAe+w7WUeUuqbV9h/TX78u21oTGi+i9Zp1u3PpnY60=',
    });
  });

  it('signs so that an independent verifier agrees, whatever the key and the account', () => {
    const printable = (from: string, maxLength: number) =>
      fc.string({
        unit: fc
          .integer({ min: from.charCodeAt(0), max: 0x7e })
          .map((code) => String.fromCharCode(code)),
        minLength: 1,
        maxLength,
      });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        printable('!', 80),
        printable(' ', 32).filter((admin) => admin.trim() !== ''),
        (sdkAppId, secretKey, admin) => {
          const sig = new UserSig({ sdkAppId, secretKey, admin }, clock).current();
          assert.deepEqual(readUserSig(sig, secretKey), {
            identifier: admin,
            sdkAppId,
            signedAt: 1700000000,
            expiresAt: 1700086400,
            signatureHolds: true,
          });
          assert.equal(readUserSig(sig, `${secretKey}x`)?.signatureHolds, false);
        },
      ),
    );
  });

  it('is kept for half of its 24 hours and then made anew', () => {
    const userSig = new UserSig(SIGNER, clock);
    const first = userSig.current();
    clock.time += 12 * HOUR_MS - 1;
    assert.equal(userSig.current(), first);
    clock.time += 1;
    const second = userSig.current();
    assert.notEqual(second, first);
    assert.equal(userSig.current(), second);
  });

  it('is made anew at once when asked', () => {
    const userSig = new UserSig(SIGNER, clock);
    const first = userSig.current();
    clock.time += 1000;
    userSig.renew();
    assert.notEqual(userSig.current(), first);
    clock.time += 12 * HOUR_MS - 1;
    assert.equal(readUserSig(userSig.current(), SIGNER.secretKey)?.expiresAt, 1700086401);
  });

  const wrong: [string, object, RegExp][] = [
    ['an SDKAppID of 0', { sdkAppId: 0 }, /SDKAppID/],
    ['a negative SDKAppID', { sdkAppId: -1 }, /SDKAppID/],
    ['an SDKAppID with a fraction', { sdkAppId: 1.5 }, /SDKAppID/],
    ['an SDKAppID that is no number', { sdkAppId: Number.NaN }, /SDKAppID/],
    ['an empty key', { secretKey: '' }, /secret key/],
    ['a key with a line end', { secretKey: 'a-secret-key\n' }, /secret key/],
    ['a key with a space', { secretKey: ' a-secret-key' }, /secret key/],
    ['an empty account', { admin: '' }, /administrator/],
    ['an account of 33 characters', { admin: 'a'.repeat(33) }, /administrator/],
    ['an account beyond ASCII', { admin: 'zoë' }, /administrator/],
  ];
  for (const [name, change, message] of wrong) {
    it(`refuses ${name} without telling the key`, () => {
      assert.throws(
        () => new UserSig({ ...SIGNER, ...change }, clock),
        (error: Error) => {
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /a-secret-key|5bd2850/);
          return true;
        },
      );
    });
  }

  it('names every problem at once', () => {
    assert.throws(
      () => new UserSig({ sdkAppId: 0, secretKey: '', admin: '' }, clock),
      /SDKAppID.*secret key.*administrator/,
    );
  });
});
