import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = join(__dirname, '..', '..', 'package-lock.json');

/** What may be shipped inside the image without asking anybody: they ask for their notice alone. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  '(MIT OR CC0-1.0)',
]);

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

describe('the licences of what the app is shipped with', () => {
  it('ask for nothing but their notice', () => {
    const packages: Record<string, Locked> = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
    const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
    assert.ok(shipped.length > 50);
    const others = shipped.filter(([, { license = 'none' }]) => !ALLOWED.has(license));
    assert.deepEqual(
      others.map(([path, { license }]) => `${path}: ${license}`),
      [],
    );
  });
});
