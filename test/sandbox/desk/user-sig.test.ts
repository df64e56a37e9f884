import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Api } from 'tls-sig-api-v2';
import { readUserSig } from '../../../sandbox/desk/user-sig';

const KEY = '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e';
const CLAIMS = {
  'TLS.ver': '2.0',
  'TLS.identifier': 'administrator',
  'TLS.sdkappid': 1_400_000_000,
  'TLS.time': 1_700_000_000,
  'TLS.expire': 86_400,
  'TLS.sig': 'yLAe+w7WUeUuqbV9h/TX78u21oTGi+i9Zp1u3PpnY60=',
};

function sigOf(claims: unknown): string {
  const base64 = deflateSync(JSON.stringify(claims)).toString('base64');
  return base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}

describe('the reading of a UserSig', () => {
  it('holds for a known signature', () => {
    assert.deepEqual(readUserSig(sigOf(CLAIMS), KEY), {
      identifier: 'administrator',
      sdkAppId: 1_400_000_000,
      signedAt: 1_700_000_000,
      expiresAt: 1_700_086_400,
      signatureHolds: true,
    });
  });

  it("agrees with Tencent's own package, and with no other key", () => {
    const printable = fc.stringMatching(/^[ -~]{1,32}$/);
    fc.assert(
      fc.property(printable, fc.integer({ min: 1, max: 2 ** 32 - 1 }), (identifier, app) => {
        const sig = new Api(app, KEY).genUserSig(identifier, 60);
        assert.equal(readUserSig(sig, KEY)?.signatureHolds, true);
        assert.equal(readUserSig(sig, 'another key')?.signatureHolds, false);
      }),
    );
  });

  it('does not hold for a changed claim', () => {
    for (const change of [{ 'TLS.expire': 86_401 }, { 'TLS.sig': 'c2hvcnQ=' }]) {
      assert.equal(readUserSig(sigOf({ ...CLAIMS, ...change }), KEY)?.signatureHolds, false);
    }
  });

  it('gives nothing for what is none', () => {
    for (const claims of [{}, null, [], { ...CLAIMS, 'TLS.ver': '1.0' }]) {
      assert.equal(readUserSig(sigOf(claims), KEY), undefined);
    }
    fc.assert(fc.property(fc.string(), (sig) => readUserSig(sig, KEY) === undefined));
  });
});
