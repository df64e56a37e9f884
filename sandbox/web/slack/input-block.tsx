import { useId } from 'react';
import type { FieldValue } from '../../slack/form-state';
import type { Block } from '../../slack/types';
import type { ControlAttributes, DetailedElement } from './element';
import { ElementControl } from './element-view';
import { useField, useFormPage } from './form-context';
import { useDebounced } from './use-debounced';

/** A labelled field of a form, with its hint and what is wrong with it. */
export function InputBlock({ block }: { readonly block: Block }) {
  const { element } = block;
  return element === undefined ? null : <Field block={block} element={element} />;
}

interface FieldProps {
  readonly block: Block;
  readonly element: DetailedElement;
}

function Field({ block, element }: FieldProps) {
  const id = useId();
  const { value, change, act } = useField(block, element);
  const error = useFormPage().errors[block.block_id];
  const tells = dispatchesOn(block, element);
  const typed = useDebounced(act);
  const changed = (next: FieldValue): void => {
    change(next);
    if (tells === 'choice') act(next);
    else if (tells.includes('on_character_entered')) typed(next);
  };
  return (
    <div className={error === undefined ? 'sl-field' : 'sl-field sl-field-wrong'}>
      <Label block={block} id={id} />
      <ElementControl
        block={block}
        element={element}
        value={value}
        change={changed}
        enter={tells.includes('on_enter_pressed') ? () => act(value) : undefined}
        isRequired={block.optional !== true}
        attributes={attributesOf(id, block, element, error)}
      />
      {error !== undefined && (
        <p className="sl-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {block.hint && (
        <p className="sl-field-hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
    </div>
  );
}

/**
 * What the app hears of at once: a choice, or what is done with a text, where nothing is said Enter
 * (docs.slack.dev, "Dispatch action configuration object").
 */
function dispatchesOn(
  { dispatch_action }: Block,
  { type, dispatch_action_config }: DetailedElement,
): 'choice' | readonly string[] {
  if (dispatch_action !== true) return [];
  if (!type.endsWith('_input')) return 'choice';
  return dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
}

function Label({ block: { label, optional }, id }: { readonly block: Block; readonly id: string }) {
  return (
    <label className="sl-label" id={`${id}-label`} htmlFor={id}>
      {label?.text}
      {optional === true && <span> (optional)</span>}
    </label>
  );
}

function attributesOf(
  id: string,
  { hint, optional }: Block,
  element: DetailedElement,
  error: string | undefined,
): ControlAttributes {
  const described = [error !== undefined && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return {
    id,
    'aria-labelledby': `${id}-label`,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(error !== undefined && { 'aria-invalid': true }),
    ...(optional !== true && { 'aria-required': true }),
    ...(element.focus_on_load === true && { 'data-focus-on-load': true }),
  };
}
