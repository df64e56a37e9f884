import { useEffect, useRef } from 'react';

/** Slack waits for a pause in the typing, too; no page says how long. */
const PAUSE_MS = 300;

/** The function, called once nobody has called it for a moment, with what it was last given. */
export function useDebounced<T>(call: (value: T) => void): (value: T) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => () => clearTimeout(timer.current), []);
  return (value) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value), PAUSE_MS);
  };
}
