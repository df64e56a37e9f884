import { useId, useRef } from 'react';
import type { DetailedElement } from './element';
import { placeBelow } from './place-below';

interface OverflowProps {
  readonly element: DetailedElement;
  readonly isBusy: boolean;
  readonly onChoose: (value: string) => void;
}

/** The "…" menu; each of its entries tells the app at once. */
export function Overflow({ element, isBusy, onChoose }: OverflowProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const choose = (value: string): void => {
    menu.current?.hidePopover();
    onChoose(value);
  };
  return (
    <>
      <button
        type="button"
        className="sl-button"
        aria-label="More actions"
        aria-disabled={isBusy}
        ref={button}
        popoverTarget={id}
      >
        …
      </button>
      <div
        id={id}
        className="sl-popup"
        popover="auto"
        ref={menu}
        onToggle={() => placeBelow(menu.current, button.current)}
      >
        {element.options?.map(({ value, text }) => (
          <button key={value} type="button" className="sl-choice" onClick={() => choose(value)}>
            {text.text}
          </button>
        ))}
      </div>
    </>
  );
}
