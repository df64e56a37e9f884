/** As much of an element that scrolls as is used; all in CSS pixels. */
export interface Scroller {
  scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

/** Told of what happens to what scrolls. */
export interface Following {
  /** It was scrolled, by its reader or otherwise. */
  readonly scrolled: () => void;
  /** It, or what is in it, has another size. */
  readonly resized: () => void;
  /** The reader is to see the end, wherever they are. */
  readonly toEnd: () => void;
}

/** Zoomed pages scroll by fractions of a pixel, and nobody aims at the last line. */
const NEAR_PX = 24;

/** Keeps what scrolls at its end for as long as its reader is there. */
export function followEnd(log: Scroller): Following {
  let isFollowing = true;
  let last = log.scrollTop;
  const toEnd = (): void => {
    isFollowing = true;
    log.scrollTop = log.scrollHeight;
    last = log.scrollTop;
  };
  return {
    scrolled: () => {
      // What is hidden has no size: that says nothing of where its reader is.
      if (log.clientHeight === 0) return;
      // It may have grown since it was scrolled to its end: only a reader goes up.
      isFollowing = isAtEnd(log) || (isFollowing && log.scrollTop >= last);
      last = log.scrollTop;
    },
    resized: () => {
      if (isFollowing) toEnd();
    },
    toEnd,
  };
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: Scroller): boolean {
  return scrollHeight - clientHeight - scrollTop <= NEAR_PX;
}
