import { isFields } from '../../kit/fields';

/**
 * Checks one value of a view or of a message's blocks. Returns Slack's complaints, in its words:
 * `must be less than 25 characters [json-pointer:/view/title/text]`.
 */
export type Rule = (value: unknown, pointer: string) => readonly string[];

export function complaint(words: string, pointer: string): readonly string[] {
  return [`${words} [json-pointer:${pointer}]`];
}

/** A string of `min` to `max` characters. */
export function characters(max: number, min = 1): Rule {
  return (value, pointer) => {
    if (typeof value !== 'string') return complaint('must provide a string', pointer);
    if (value.length > max) return complaint(`must be less than ${max + 1} characters`, pointer);
    if (value.length < min) return complaint(`must be more than ${min - 1} characters`, pointer);
    return [];
  };
}

export const boolean: Rule = (value, pointer) =>
  typeof value === 'boolean' ? [] : complaint('must provide a boolean', pointer);

export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Rule {
  return (value, pointer) => {
    const fits = Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    return fits ? [] : complaint(`must be an integer from ${min} to ${max}`, pointer);
  };
}

export function among(...words: readonly string[]): Rule {
  return (value, pointer) => {
    const known = typeof value === 'string' && words.includes(value);
    return known ? [] : complaint(`must be one of: ${words.join(', ')}`, pointer);
  };
}

/** Anything: for fields whose rules the stand-in does not know. */
export const anything: Rule = () => [];

/** An array of `min` to `max` items, each by the rule. */
export function list(item: Rule, min: number, max: number): Rule {
  return (value, pointer) => {
    if (!Array.isArray(value)) return complaint('must provide an array', pointer);
    if (value.length > max) return complaint(`no more than ${max} items allowed`, pointer);
    if (value.length < min) return complaint(`no fewer than ${min} items allowed`, pointer);
    return value.flatMap((each, index) => item(each, `${pointer}/${index}`));
  };
}

/** An object with these fields and no others; `type` is the caller's to check. */
export function fields(
  rules: Readonly<Record<string, Rule>>,
  required: readonly string[] = [],
): Rule {
  return (value, pointer) => {
    if (!isFields(value)) return complaint('must provide an object', pointer);
    const missing = required
      .filter((name) => value[name] === undefined)
      .flatMap((name) => complaint(`missing required field: ${name}`, pointer));
    const wrong = Object.entries(value).flatMap(([name, each]) => {
      if (each === undefined || name === 'type') return [];
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      return rule?.(each, `${pointer}/${name}`) ?? unknownField(name, pointer);
    });
    return [...missing, ...wrong];
  };
}

/** An object whose `type` picks the rule for the rest. */
export function byType(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, pointer) => {
    if (!isFields(value)) return complaint('must provide an object', pointer);
    const { type } = value;
    const rule = typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type] : undefined;
    return rule?.(value, pointer) ?? complaint(`unsupported type: ${type}`, `${pointer}/type`);
  };
}

/** All of these rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, pointer) => rules.flatMap((rule) => rule(value, pointer));
}

function unknownField(name: string, pointer: string): readonly string[] {
  return complaint(`invalid additional property: ${name}`, pointer);
}
