import { useEffect, useRef } from 'react';

/** Runs `open` once what is drawn is there; gives the focus back where it was when that is gone. */
export function useReturnFocus(open: () => void): void {
  const first = useRef(open);
  useEffect(() => {
    const before = document.activeElement;
    first.current();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}
