import { useRef } from 'react';
import { ChoiceList, choiceId } from './choice-list';
import type { ElementProps } from './element';
import { Cross } from './icons';
import { type Combobox, useCombobox } from './use-combobox';

/**
 * Any select, of one or of several: a combobox whose list follows what is typed
 * (w3.org/WAI/ARIA/apg/patterns/combobox).
 */
export function SelectControl(props: ElementProps) {
  const { isRequired, change, attributes } = props;
  const box = useRef<HTMLDivElement>(null);
  const combobox = useCombobox(props);
  const { isOpen, isMany, picked, pick } = combobox;
  const list = `${attributes.id}-list`;
  return (
    <div className="sl-select" ref={box}>
      {isMany &&
        picked.map((each) => (
          <Chip key={each.value} label={each.label} onRemove={() => pick(each)} />
        ))}
      <Search {...props} list={list} combobox={combobox} />
      {!isMany && picked.length > 0 && !isRequired && (
        <button
          type="button"
          className="sl-icon-button"
          aria-label="Clear"
          onClick={() => change(null)}
        >
          <Cross />
        </button>
      )}
      {isOpen && <ChoiceList id={list} owner={box} combobox={combobox} />}
    </div>
  );
}

interface SearchProps extends ElementProps {
  readonly list: string;
  readonly combobox: Combobox;
}

/** The line that is typed into; closed, it shows what is chosen. */
function Search({ element, attributes, list, combobox }: SearchProps) {
  const { isOpen, isMany, query, picked, active, open, close, search, onKeyDown } = combobox;
  const single = isMany ? undefined : picked[0];
  const isEmpty = picked.length === 0;
  return (
    <input
      {...attributes}
      type="text"
      role="combobox"
      autoComplete="off"
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={isOpen ? list : undefined}
      aria-activedescendant={isOpen && active ? choiceId(list, active) : undefined}
      placeholder={single?.label ?? (isEmpty ? (element.placeholder?.text ?? 'Select…') : '')}
      value={isOpen ? query : (single?.label ?? '')}
      onChange={(event) => search(event.target.value)}
      onClick={open}
      onBlur={close}
      onKeyDown={onKeyDown}
    />
  );
}

function Chip({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <span className="sl-chip">
      {label}
      <button type="button" aria-label={`Remove ${label}`} onClick={onRemove}>
        <Cross />
      </button>
    </span>
  );
}
