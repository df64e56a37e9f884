import assert from 'node:assert/strict';
import { assertNever } from '../../src/domain/assert-never';

describe('assertNever', () => {
  it('names the value that should not exist', () => {
    const value = JSON.parse('{"kind": "new"}');
    assert.throws(() => assertNever(value as never), {
      message: 'unexpected kind: {"kind":"new"}',
    });
  });
});
