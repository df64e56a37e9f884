import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type Following, followEnd } from './follow-end';

/**
 * Keeps `log` at its end while its reader is there, whatever grows or shrinks: a message, the
 * content of one, or the room for them all. Another `own`, the reader's own latest message, is
 * gone to from anywhere.
 */
export function useFollowEnd(
  log: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  own: string | undefined,
): void {
  const following = useRef<Following>(undefined);
  useLayoutEffect(() => {
    if (log.current === null || content.current === null) return undefined;
    const { current: scroller } = log;
    const follower = followEnd(scroller);
    following.current = follower;
    const observer = new ResizeObserver(follower.resized);
    for (const each of [scroller, content.current]) observer.observe(each);
    scroller.addEventListener('scroll', follower.scrolled);
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', follower.scrolled);
    };
  }, [log, content]);
  useEffect(() => {
    if (own !== undefined) following.current?.toEnd();
  }, [own]);
}
