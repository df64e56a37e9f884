import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Cross } from './icons';
import { useSlackPage } from './slack-page';
import { useReturnFocus } from './use-return-focus';

interface PaneProps {
  readonly label: string;
  readonly detail?: string;
  readonly children: ReactNode;
}

/** What stands beside the conversation. Escape closes it; the focus goes back where it was. */
export function Pane({ label, detail, children }: PaneProps) {
  const { openSide } = useSlackPage();
  const pane = useRef<HTMLElement>(null);
  useReturnFocus(() => pane.current?.focus());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) openSide(undefined);
  };
  return (
    <aside className="sl-pane" aria-label={label} ref={pane} tabIndex={-1} onKeyDown={onKeyDown}>
      <div className="sl-pane-header">
        <h2>{label}</h2>
        <span>{detail}</span>
        <button
          type="button"
          className="sl-icon-button"
          aria-label={`Close ${label}`}
          onClick={() => openSide(undefined)}
        >
          <Cross />
        </button>
      </div>
      {children}
    </aside>
  );
}
