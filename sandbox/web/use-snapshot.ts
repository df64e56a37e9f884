import { useEffect, useState } from 'react';
import { follow, type Live } from './follow';

/** The state of the sandbox as it stands, drawn anew with every change. */
export function useSnapshot(): Live {
  const [live, setLive] = useState<Live>({ snapshot: undefined, lost: false });
  useEffect(() => {
    const browser = { openEvents: () => new EventSource('/control/events'), later };
    return follow(browser, (news) => setLive((before) => ({ ...before, ...news })));
  }, []);
  return live;
}

function later(then: () => void, ms: number): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}
