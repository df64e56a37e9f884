import { useEffect, useRef, useState } from 'react';
import type { OpenView } from '../../slack/types';
import { type Drafts, type Form, submitted } from './draft-state';
import { answered, type Errors, errorsOf, heldBack, NO_ERRORS, touch } from './form-errors';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';

export interface Submission {
  /** By block_id: of the app's ack, and of what Slack's client did not send. */
  readonly errors: Errors;
  /** How many submissions were answered, or held back. */
  readonly count: number;
  readonly isBusy: boolean;
  readonly trouble: string | undefined;
  readonly report: (trouble: string | undefined) => void;
  readonly touched: (blockId: string) => void;
  readonly submit: () => void;
  readonly close: () => void;
}

/** Sends a modal or closes it, one at a time. */
export function useSubmission(view: OpenView, form: Form, drafts: Drafts): Submission {
  const { control, person } = useSlackPage();
  const { isBusy, trouble, run } = useDoing();
  const { told, ...wrong } = useErrors(view.errors);
  const [reported, report] = useState<string>();
  const isClosed = useRef(false);
  const ref = { user: person.id, view: view.id };
  const submit = async (): Promise<void> => {
    if (isClosed.current) return;
    const fields = submitted(drafts, form);
    const answer = await run(() => {
      report(undefined);
      return control('slack/submit', { ...ref, fields });
    });
    if (answer !== undefined) told(answer.clientErrors, answer.personSees === undefined);
  };
  const close = async (): Promise<void> => {
    if (isClosed.current) return;
    const answer = await run(() => control('slack/close', ref));
    // The modal stays on the screen until the sandbox tells that it is gone.
    isClosed.current ||= answer !== undefined;
  };
  return {
    ...wrong,
    isBusy,
    trouble: trouble ?? reported,
    report,
    submit: () => void submit(),
    close: () => void close(),
  };
}

/** What is wrong with a form; `app` is what the app last answered. */
function useErrors(app: Errors) {
  const [errors, setErrors] = useState(NO_ERRORS);
  const [count, setCount] = useState(0);
  const isAnswered = useRef(false);
  const addOne = (): void => setCount((before) => before + 1);
  // What the app answered comes with the state of the sandbox, which follows the answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every state that comes counts.
  useEffect(() => {
    if (!isAnswered.current) return;
    isAnswered.current = false;
    setErrors(answered);
    addOne();
  }, [app]);
  const told = (client: Errors, isTaken: boolean): void => {
    const isHeldBack = Object.keys(client).length > 0;
    isAnswered.current = isTaken && !isHeldBack;
    setErrors((before) => heldBack(before, client));
    if (isHeldBack) addOne();
  };
  const touched = (blockId: string): void => setErrors((before) => touch(before, blockId));
  return { errors: errorsOf(errors, app), count, told, touched };
}
