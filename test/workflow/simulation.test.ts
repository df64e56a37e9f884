import fc from 'fast-check';
import { simulate } from './simulation/simulate';

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
/** Looks for the shortest tape that fails, which takes minutes. */
const SHRINK = process.env['SHRINK'] !== undefined;
const RUNS = Number(process.env['RUNS'] ?? 2_000);

describe('several processes over one store', () => {
  it(`contact once, lose nothing and tell the truth, whatever dies (SEED=${SEED})`, async function () {
    this.timeout(SHRINK ? 0 : 60_000);
    const numbers = fc.array(fc.nat(999), { minLength: 20, maxLength: 240, size: 'max' });
    const property = fc.asyncProperty(numbers, simulate);
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: !SHRINK });
  });
});
