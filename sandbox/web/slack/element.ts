import type { FieldValue } from '../../slack/form-state';
import type { Block, Element } from '../../slack/types';

/** An element with what only the page needs of it. Source: docs.slack.dev, "Block elements". */
export interface DetailedElement extends Element {
  readonly focus_on_load?: boolean;

  readonly accessibility_label?: string;
  readonly image_url?: string;
  readonly alt_text?: string;
  /** Of the markdown in a context block. */
  readonly verbatim?: boolean;
  readonly filter?: { readonly include?: readonly string[] };
}

/** What an element's control is given, whatever its type. */
export interface ElementProps {
  readonly block: Block;
  readonly element: DetailedElement;
  readonly value: FieldValue;
  readonly change: (value: FieldValue) => void;
  /** What Enter does in a line of text, where it does not submit. */
  readonly enter: (() => void) | undefined;
  readonly isRequired: boolean;
  /** For the control that takes the focus. */
  readonly attributes: ControlAttributes;
}

export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean;
  readonly 'data-focus-on-load'?: true;
}

/** The words of a text object, or of a text that stands by itself. */
export function wordsOf(text: Element['text']): string {
  return typeof text === 'object' ? text.text : (text ?? '');
}

/** A value as a list; nothing is the empty list. */
export function listOf(value: FieldValue): readonly string[] {
  return value === null ? [] : [value].flat().map(String);
}
