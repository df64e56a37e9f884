import { useId, useRef } from 'react';
import { type Fields, isFields } from '../../kit/fields';
import { Text } from './rich-text';
import { useReturnFocus } from './use-return-focus';

interface ConfirmDialogProps {
  /** docs.slack.dev, "Confirmation dialog object". */
  readonly confirm: Fields;
  readonly onAnswer: (yes: boolean) => void;
}

/** "Are you sure?", in the app's words. The focus begins on the harmless answer. */
export function ConfirmDialog({ confirm, onAnswer }: ConfirmDialogProps) {
  const { title, text, confirm: yes, deny, style } = confirm;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useReturnFocus(() => dialog.current?.showModal());
  return (
    <dialog
      className="sl-dialog sl-confirm"
      ref={dialog}
      aria-labelledby={id}
      onClose={() => onAnswer(false)}
      // Escape is for the dialog, not for the pane that it opened from.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={id}>{textOf(title).text}</h2>
      <div className="sl-confirm-text">
        <Text text={textOf(text)} />
      </div>
      <div className="sl-dialog-buttons">
        <button type="button" className="sl-button" onClick={() => onAnswer(false)}>
          {textOf(deny).text}
        </button>
        <button
          type="button"
          className={`sl-button sl-button-solid${style === 'danger' ? ' sl-button-danger' : ''}`}
          onClick={() => onAnswer(true)}
        >
          {textOf(yes).text}
        </button>
      </div>
    </dialog>
  );
}

function textOf(value: unknown) {
  const { type, text }: Fields = isFields(value) ? value : {};
  return { type: type === 'mrkdwn' ? type : 'plain_text', text: String(text ?? '') } as const;
}
