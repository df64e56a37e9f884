import { type RefObject, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import type { OpenView } from '../../slack/types';
import { BlockView } from './block-view';
import type { Drafts, Form } from './draft-state';
import { FormContext } from './form-context';
import { Cross } from './icons';
import { useReturnFocus } from './use-return-focus';
import { type Submission, useSubmission } from './use-submission';

interface ModalProps {
  readonly view: OpenView;
  readonly form: Form;
  readonly drafts: Drafts;
  readonly setDrafts: (change: (before: Drafts) => Drafts) => void;
}

/** A modal of the app's. Escape and the cross close it. */
export function Modal(props: ModalProps) {
  const { view, form, drafts } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const submission = useSubmission(view, form, drafts);
  const { isBusy, submit, close } = submission;
  useFocus(dialog, submission.errors, submission.count);
  return (
    <dialog
      className="sl-dialog sl-modal"
      ref={dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        if (!isOwn(event)) return;
        event.preventDefault();
        close();
      }}
      onClose={(event) => {
        if (!isOwn(event)) return;
        // A second Escape asks nobody; the modal is open for as long as Slack has it open.
        event.currentTarget.showModal();
        close();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Header id={title} title={view.definition.title.text} onClose={close} />
        <Body {...props} submission={submission} />
        <Buttons view={view} isBusy={isBusy} onClose={close} />
      </form>
    </dialog>
  );
}

/** The blocks, with what is said against what was done in them. */
function Body(props: ModalProps & { readonly submission: Submission }) {
  const { view, form, drafts, setDrafts, submission } = props;
  const { errors, touched, trouble, report } = submission;
  const on = { kind: 'view', id: view.id } as const;
  return (
    <div className="sl-modal-body">
      {trouble !== undefined && (
        <p className="sl-trouble" role="alert">
          {trouble}
        </p>
      )}
      <FormContext value={{ on, form, drafts, setDrafts, errors, touched, report }}>
        {view.definition.blocks.map((block) => (
          <BlockView key={block.block_id} block={block} />
        ))}
      </FormContext>
    </div>
  );
}

/** React lets these events come up from a dialog inside, which the browser does not. */
function isOwn({ target, currentTarget }: SyntheticEvent): boolean {
  return target === currentTarget;
}

interface HeaderProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

function Header({ id, title, onClose }: HeaderProps) {
  return (
    <div className="sl-modal-header">
      <h2 id={id}>{title}</h2>
      <button type="button" className="sl-icon-button" aria-label="Close" onClick={onClose}>
        <Cross />
      </button>
    </div>
  );
}

interface ButtonsProps {
  readonly view: OpenView;
  readonly isBusy: boolean;
  readonly onClose: () => void;
}

function Buttons({ view: { definition }, isBusy, onClose }: ButtonsProps) {
  return (
    <div className="sl-dialog-buttons">
      <button type="button" className="sl-button" aria-disabled={isBusy} onClick={onClose}>
        {definition.close?.text ?? 'Close'}
      </button>
      {definition.submit && (
        <button
          type="submit"
          className="sl-button sl-button-solid"
          aria-busy={isBusy}
          aria-disabled={isBusy}
        >
          {definition.submit.text}
        </button>
      )}
    </div>
  );
}

/** Opens the dialog on its first field, and goes to the first that an answer finds wrong. */
function useFocus(
  dialog: RefObject<HTMLDialogElement | null>,
  errors: Readonly<Record<string, string>>,
  count: number,
): void {
  useReturnFocus(() => {
    dialog.current?.showModal();
    focusOn(dialog.current, '[data-focus-on-load]', FIELD);
  });
  const wrong = JSON.stringify([Object.entries(errors), count]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer with errors counts.
  useEffect(() => {
    if (Object.keys(errors).length > 0) {
      focusOn(dialog.current, `[aria-invalid]:is(${FIELD})`, `[aria-invalid] :is(${FIELD})`);
    }
  }, [wrong]);
}

const FIELD = 'input, textarea, select';

/** Focuses the first that one of the selectors finds, tried in turn. */
function focusOn(within: HTMLElement | null, ...selectors: readonly string[]): void {
  const found = selectors
    .map((each) => within?.querySelector<HTMLElement>(each))
    .find((each) => each !== null);
  found?.focus();
}
