const GAP = 4;
const MAX_HEIGHT = 280;

/** Puts what pops up under what it belongs to, or above where there is more room. */
export function placeBelow(popup: HTMLElement | null, owner: HTMLElement | null): void {
  if (popup === null || owner === null) return;
  const { left, top, bottom, width } = owner.getBoundingClientRect();
  const under = window.innerHeight - bottom;
  const isBelow = under > MAX_HEIGHT || under > top;
  popup.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - popup.offsetWidth - GAP))}px`;
  popup.style.minWidth = `${width}px`;
  popup.style.maxHeight = `${Math.min(MAX_HEIGHT, (isBelow ? under : top) - 2 * GAP)}px`;
  popup.style.top = isBelow ? `${bottom + GAP}px` : 'auto';
  popup.style.bottom = isBelow ? 'auto' : `${window.innerHeight - top + GAP}px`;
}
