import { useId } from 'react';
import type { FieldValue } from '../../slack/form-state';
import type { Block } from '../../slack/types';
import type { ControlAttributes, DetailedElement } from './element';
import { ElementControl } from './element-view';
import { useField, useFormPage } from './form-context';

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
  const hasLine = element.type.endsWith('_input');
  const tells = block.dispatch_action === true;
  const changed = (next: FieldValue): void => {
    change(next);
    if (tells && !hasLine) act(next);
  };
  return (
    <div className={error === undefined ? 'sl-field' : 'sl-field sl-field-wrong'}>
      <Label block={block} id={id} />
      <ElementControl
        block={block}
        element={element}
        value={value}
        change={changed}
        enter={tells && hasLine ? () => act(value) : undefined}
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
