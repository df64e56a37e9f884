import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import { ValidationError } from 'yup';
import { misfits } from './references';
import { type Seed, seedSchema } from './seed-schema';

/** A seed that can be used, or what is wrong with it, each with its place in the file. */
export type ReadSeed =
  | { readonly kind: 'read'; readonly seed: Seed }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** Reads a seed file; see `default.yml` for what it holds. Never throws for what somebody wrote. */
export function readSeed(path: string): ReadSeed {
  try {
    return checkSeed(parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 }));
  } catch (error) {
    // An alias: one that holds itself has no end.
    if (error instanceof ReferenceError) return { kind: 'wrong', problems: [error.message] };
    if (error instanceof YAMLParseError) return { kind: 'wrong', problems: [error.message] };
    if (error instanceof Error && 'code' in error) {
      return { kind: 'wrong', problems: [`it cannot be read (${String(error.code)})`] };
    }
    throw error;
  }
}

/** Checks what a seed file holds. */
export function checkSeed(content: unknown): ReadSeed {
  try {
    // Strict, because a cast would drop what is misspelled without a word.
    seedSchema.validateSync(content, { strict: true, abortEarly: false });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { kind: 'wrong', problems: error.errors };
  }
  const seed = seedSchema.cast(content);
  const problems = misfits(seed);
  return problems.length === 0 ? { kind: 'read', seed } : { kind: 'wrong', problems };
}
