import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Choice, ChoiceGroup } from './choices';
import { placeBelow } from './place-below';
import type { Combobox } from './use-combobox';

interface ChoiceListProps {
  readonly id: string;
  readonly owner: RefObject<HTMLElement | null>;
  readonly combobox: Combobox;
}

/** The list of a select that is open, above everything; the focus stays in the select. */
export function ChoiceList({ id, owner, combobox }: ChoiceListProps) {
  const { groups, note, active, close } = combobox;
  const popup = useRef<HTMLDivElement>(null);
  const isEmpty = groups.length === 0;
  useLayoutEffect(() => {
    popup.current?.showPopover();
  }, []);
  useLayoutEffect(() => placeBelow(popup.current, owner.current));
  useCloseOnScroll(popup, close);
  useEffect(() => {
    if (active === undefined) return;
    document.getElementById(choiceId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div className="sl-popup" popover="manual" ref={popup}>
      <div role="listbox" id={id} aria-label="Choices">
        {groups.map((group, index) => (
          <Group key={group.label ?? index} id={id} group={group} combobox={combobox} />
        ))}
      </div>
      <p className={isEmpty ? 'sl-choice-note' : 'sl-hidden'} role="status">
        {note}
      </p>
    </div>
  );
}

interface GroupProps {
  readonly id: string;
  readonly group: ChoiceGroup;
  readonly combobox: Combobox;
}

function Group({ id, group, combobox: { picked, active, pick } }: GroupProps) {
  const choices = group.choices.map((choice) => (
    <div
      key={choice.value}
      id={choiceId(id, choice)}
      className={choice.value === active?.value ? 'sl-choice sl-choice-active' : 'sl-choice'}
      role="option"
      aria-selected={picked.some(({ value }) => value === choice.value)}
      tabIndex={-1}
      // Before the select would lose the focus, and close the list.
      onMouseDown={(event) => {
        event.preventDefault();
        pick(choice);
      }}
    >
      {choice.label}
      {choice.description !== undefined && <span>{choice.description}</span>}
    </div>
  ));
  if (group.label === undefined) return choices;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
    <div role="group" aria-label={group.label}>
      <p className="sl-choice-group" aria-hidden="true">
        {group.label}
      </p>
      {choices}
    </div>
  );
}

export function choiceId(list: string, { value }: Choice): string {
  return `${list}-${encodeURIComponent(value)}`;
}

/** The list does not move with what it belongs to. */
function useCloseOnScroll(popup: RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onScroll = ({ target }: Event): void => {
      if (target instanceof Node && popup.current?.contains(target) !== true) latest.current();
    };
    window.addEventListener('scroll', onScroll, true);
    return () => window.removeEventListener('scroll', onScroll, true);
  }, [popup]);
}
