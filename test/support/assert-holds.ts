import assert from 'node:assert/strict';
import type { ContactRequest } from '../../src/domain/contact-request';

/** That `request` has the `expected` fields, whatever it has besides. */
export function assertHolds(
  request: ContactRequest,
  expected: { [K in keyof ContactRequest]?: ContactRequest[K] | undefined },
): void {
  assert.deepEqual({ ...request, ...expected }, request);
}
