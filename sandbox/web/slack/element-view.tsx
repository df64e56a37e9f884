import { useState } from 'react';
import type { FieldValue } from '../../slack/form-state';
import type { Block } from '../../slack/types';
import { BoxesControl } from './boxes-control';
import { ConfirmDialog } from './confirm-dialog';
import { type DetailedElement, type ElementProps, wordsOf } from './element';
import { useField } from './form-context';
import { Overflow } from './overflow';
import { PickerControl } from './picker-control';
import { PushButton } from './push-button';
import { SelectControl } from './select-control';
import { TextControl } from './text-control';

interface ElementViewProps {
  readonly block: Block;
  readonly element: DetailedElement;
  /** What the element is for, where it has no placeholder of its own. */
  readonly label: string;
}

/** An element that tells the app at once: of an actions block, or beside a section. */
export function ElementView({ block, element, label }: ElementViewProps) {
  const { value, change, act, isBusy } = useField(block, element);
  const { wish, question } = useConfirmation(element, act, change);
  const control = { element, isBusy };
  if (element.type === 'button') {
    return (
      <>
        <PushButton {...control} onPress={() => wish(undefined, null)} />
        {question}
      </>
    );
  }
  const choose = (next: FieldValue): void => {
    change(next);
    wish(next, value);
  };
  const words = element.placeholder?.text ?? label;
  return (
    <>
      {element.type === 'overflow' ? (
        <Overflow {...control} onChoose={(chosen) => wish(chosen, null)} />
      ) : (
        <ElementControl
          block={block}
          element={element}
          value={value}
          change={choose}
          enter={undefined}
          isRequired
          attributes={{ id: `${block.block_id}-${element.action_id}`, 'aria-label': words }}
        />
      )}
      {question}
    </>
  );
}

/** The control of an element with a value, by its type. */
export function ElementControl(props: ElementProps) {
  const { type } = props.element;
  if (type.endsWith('_select')) return <SelectControl {...props} />;
  if (type.endsWith('_input')) return <TextControl {...props} />;
  if (type.endsWith('picker')) return <PickerControl {...props} />;
  if (type === 'checkboxes' || type === 'radio_buttons') return <BoxesControl {...props} />;
  return <p>{`The sandbox does not draw ${type} (${wordsOf(props.element.text)}).`}</p>;
}

interface Wish {
  readonly value: FieldValue | undefined;
  /** What the element goes back to when the person thinks better of it. */
  readonly before: FieldValue;
}

/** Asks "Are you sure?" first where the element says so. */
function useConfirmation(
  { confirm }: DetailedElement,
  act: (value?: FieldValue) => void,
  change: (value: FieldValue) => void,
) {
  const [asked, setAsked] = useState<Wish>();
  const wish = (value: FieldValue | undefined, before: FieldValue): void => {
    if (confirm === undefined) act(value);
    else setAsked({ value, before });
  };
  const answer = (yes: boolean): void => {
    setAsked(undefined);
    if (yes) act(asked?.value);
    else if (asked?.value !== undefined) change(asked.before);
  };
  const question = asked && confirm && <ConfirmDialog confirm={confirm} onAnswer={answer} />;
  return { wish, question };
}
