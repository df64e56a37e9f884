import { createContext, useContext, useState } from 'react';
import type { Surface } from '../../slack/acts/place';
import type { FieldValue } from '../../slack/form-state';
import type { Block, Element } from '../../slack/types';
import { type Drafts, type Form, fieldValue, type as typeInto } from './draft-state';
import { useSlackPage } from './slack-page';
import { errorWords, troubleIn } from './trouble';

/** The form that blocks stand in: a modal, a Home tab, or a message with its elements. */
export interface FormPage {
  readonly on: Surface;
  readonly form: Form;
  readonly drafts: Drafts;
  readonly setDrafts: (change: (before: Drafts) => Drafts) => void;
  /** By block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Told that somebody typed into a block. */
  readonly touched: (blockId: string) => void;
  /** Says what Slack says against something done, or that it says nothing. */
  readonly report: (trouble: string | undefined) => void;
}

export const FormContext = createContext<FormPage | undefined>(undefined);

/** @throws Error outside of a `FormContext`: a bug. */
export function useFormPage(): FormPage {
  const page = useContext(FormContext);
  if (page === undefined) throw new Error('outside of a form');
  return page;
}

interface FieldPage {
  readonly value: FieldValue;
  readonly change: (value: FieldValue) => void;
  /** Tells the app, with the value where the element has one. */
  readonly act: (value?: FieldValue) => void;
  readonly isBusy: boolean;
}

/** One element's value, and what can be done with the element. */
export function useField(block: Block, element: Element): FieldPage {
  const { control, person } = useSlackPage();
  const { on, form, drafts, setDrafts, touched, report } = useFormPage();
  const [isBusy, setBusy] = useState(false);
  const field = { block, element };
  const act = async (value?: FieldValue): Promise<void> => {
    setBusy(true);
    const ref = { on, block_id: block.block_id, action_id: element.action_id };
    const request = { user: person.id, ...ref, ...(value === undefined ? {} : { value }) };
    await control('slack/act', request).then(
      (answer) => report(troubleIn(answer)),
      (error) => report(errorWords(error)),
    );
    setBusy(false);
  };
  return {
    value: fieldValue(drafts, form, field),
    change: (value) => {
      touched(block.block_id);
      setDrafts((before) => typeInto(before, form, field, value));
    },
    act: (value) => void act(value),
    isBusy,
  };
}
