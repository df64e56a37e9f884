import type { ReactNode } from 'react';
import { Menu } from './icons';
import { SIDEBAR_ID } from './sidebar';

interface PlaceHeaderProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
}

/** The line above a conversation or the Home tab; on a small screen it opens the sidebar. */
export function PlaceHeader({ title, children }: PlaceHeaderProps) {
  return (
    <div className="sl-place-header">
      <button
        type="button"
        className="sl-icon-button sl-drawer-button"
        aria-label="Channels and people"
        popoverTarget={SIDEBAR_ID}
      >
        <Menu />
      </button>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
