/**
 * Ends a `switch` over a union's `kind`. A kind without a case becomes a type error here.
 *
 * @throws Error when a value outside the union arrives at run time: a bug, not an expected result.
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected kind: ${JSON.stringify(value)}`);
}
