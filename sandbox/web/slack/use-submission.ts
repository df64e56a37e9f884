import { useRef, useState } from 'react';
import type { OpenView } from '../../slack/types';
import { type Drafts, type Form, submitted } from './draft-state';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';

type Errors = Readonly<Record<string, string>>;

interface Submission {
  /** By block_id: of the app's ack, and of what Slack's client did not send. */
  readonly errors: Errors;
  /** How many submissions were answered. */
  readonly count: number;
  readonly isBusy: boolean;
  readonly trouble: string | undefined;
  readonly report: (trouble: string | undefined) => void;
  readonly touched: (blockId: string) => void;
  readonly submit: () => void;
  readonly close: () => void;
}

/** Sends a modal, once at a time, or closes it. */
export function useSubmission(view: OpenView, form: Form, drafts: Drafts): Submission {
  const { control, person } = useSlackPage();
  const { isBusy, trouble, run } = useDoing();
  const [clientErrors, setClientErrors] = useState<Errors>({});
  const [reported, report] = useState<string>();
  const [count, setCount] = useState(0);
  const sending = useRef(false);
  const ref = { user: person.id, view: view.id };
  const submit = async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    report(undefined);
    const fields = submitted(drafts, form);
    const answer = await run(() => control('slack/submit', { ...ref, fields }));
    sending.current = false;
    setClientErrors(answer?.clientErrors ?? {});
    setCount((before) => before + 1);
  };
  return {
    errors: { ...view.errors, ...clientErrors },
    count,
    isBusy,
    trouble: trouble ?? reported,
    report,
    touched: (blockId) => setClientErrors((before) => without(before, blockId)),
    submit: () => void submit(),
    close: () => void run(() => control('slack/close', ref)),
  };
}

function without(errors: Errors, blockId: string): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([id]) => id !== blockId));
}
