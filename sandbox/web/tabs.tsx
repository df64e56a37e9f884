import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A number worth seeing before the tab is opened; 0 shows none. */
  readonly count?: number;
}

interface TabListProps<Id extends string> {
  readonly label: string;
  readonly className: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** Tabs that follow the arrow keys, Home and End (w3.org/WAI/ARIA/apg/patterns/tabs). */
export function TabList<Id extends string>(props: TabListProps<Id>) {
  const { label, className, tabs, selected, onSelect } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = tabAfter(event.key, tabs, selected);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
  };
  return (
    <div className={className} role="tablist" aria-label={label} ref={list}>
      {tabs.map(({ id, label: words, count = 0 }) => (
        <button
          key={id}
          id={tabId(id)}
          type="button"
          role="tab"
          aria-selected={id === selected}
          aria-controls={panelId(id)}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
          onKeyDown={onKeyDown}
        >
          {words}
          {count > 0 && <span className="tab-count">{count > 99 ? '99+' : count}</span>}
        </button>
      ))}
    </div>
  );
}

interface TabPanelProps {
  readonly id: string;
  readonly label: string;
  /** Undefined while all panels are shown, without tabs. */
  readonly selected: string | undefined;
  readonly className: string;
  readonly children: ReactNode;
}

/** Stays in the page while it is hidden, so that nothing half typed and no failure is lost. */
export function TabPanel({ id, label, selected, className, children }: TabPanelProps) {
  return (
    <section
      className={className}
      role={selected === undefined ? 'region' : 'tabpanel'}
      id={panelId(id)}
      aria-label={label}
      hidden={selected !== undefined && id !== selected}
    >
      {children}
    </section>
  );
}

/** The tab that a key leads to; undefined for a key that leads nowhere. */
export function tabAfter<Id extends string>(
  key: string,
  tabs: readonly Tab<Id>[],
  selected: Id,
): Tab<Id> | undefined {
  const at = tabs.findIndex(({ id }) => id === selected);
  switch (key) {
    case 'ArrowRight':
      return tabs[(at + 1) % tabs.length];
    case 'ArrowLeft':
      return tabs.at(at - 1);
    case 'Home':
      return tabs[0];
    case 'End':
      return tabs.at(-1);
    default:
      return undefined;
  }
}

function tabId(id: string): string {
  return `tab-${id}`;
}

function panelId(id: string): string {
  return `panel-${id}`;
}
