import { formFields, valueIn } from './form-state';
import type { Element, OpenView } from './types';

/**
 * What Slack's own client says before it sends a form, by block_id; empty when it would send.
 * Source: docs.slack.dev, "Block elements".
 */
export function clientErrors(view: OpenView): Readonly<Record<string, string>> {
  const inputs = formFields(view.definition.blocks).filter(({ block }) => block.type === 'input');
  return Object.fromEntries(
    inputs.flatMap((field) => {
      const value = valueIn(view.state, field);
      const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
      const error = isEmpty
        ? field.block.optional !== true && 'Please complete this required field.'
        : typeof value === 'string' && textError(field.element, value);
      return error ? [[field.block.block_id, error]] : [];
    }),
  );
}

function textError(element: Element, value: string): string | false {
  if (element.type === 'number_input') return numberError(element, value);
  // A text element without a limit of its own still has Slack's.
  if (element.type === 'plain_text_input' && value.length > (element.max_length ?? 3_000)) {
    return `Must be at most ${element.max_length ?? 3_000} characters.`;
  }
  return (
    value.length < (element.min_length ?? 0) && `Must be at least ${element.min_length} characters.`
  );
}

function numberError(element: Element, value: string): string | false {
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return 'Must be a number.';
  if (Number(value) < Number(element.min_value ?? Number.NEGATIVE_INFINITY)) {
    return `Must be at least ${element.min_value}.`;
  }
  return (
    Number(value) > Number(element.max_value ?? Number.POSITIVE_INFINITY) &&
    `Must be at most ${element.max_value}.`
  );
}
