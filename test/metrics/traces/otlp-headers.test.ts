import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readOtlpHeaders } from '../../../src/metrics/traces/otlp-headers';

describe('the headers for a collector', () => {
  it('are read as OpenTelemetry writes them', () => {
    assert.deepEqual(readOtlpHeaders('authorization=Bearer%20abc=, x-team = one'), {
      authorization: 'Bearer abc=',
      'x-team': 'one',
    });
  });

  for (const wrong of [
    '',
    'name',
    '=value',
    'name=',
    'na me=x',
    'a=b,',
    'a=%0a',
    'a=%zz',
    'a=%e5',
  ]) {
    it(`are not “${wrong}”`, () => assert.equal(readOtlpHeaders(wrong), undefined));
  }

  it('come back as they were, once encoded', () => {
    const value = fc.stringMatching(/^[\x20-\x7e]+$/);
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z-]+$/), value, { minKeys: 1 }),
        (headers) => {
          const text = Object.entries(headers)
            .map(([name, each]) => `${name}=${encodeURIComponent(each)}`)
            .join(',');
          assert.deepEqual(readOtlpHeaders(text), { ...headers });
        },
      ),
    );
  });
});
