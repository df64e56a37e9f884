import assert from 'node:assert/strict';
import type { CheckLine } from '../../src/domain/checkup';
import { textsFor } from '../../src/texts/catalogue';

export const en = textsFor('en');

/** Each line's state by name. */
export function statesOf(lines: readonly CheckLine[]): Record<string, string> {
  return Object.fromEntries(lines.map(({ name, state }) => [name, state]));
}

export function lineOf(lines: readonly CheckLine[], name: CheckLine['name']): CheckLine {
  const line = lines.find((each) => each.name === name);
  assert.ok(line, `no line ${name}`);
  return line;
}

export const known = <T>(value: T) => ({ kind: 'known', value }) as const;
