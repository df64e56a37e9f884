import type { ElementProps } from './element';

/** A date as `2026-01-31`, or a time of day as `23:59`. */
export function PickerControl({ element, value, change, attributes }: ElementProps) {
  return (
    <input
      {...attributes}
      className="sl-text sl-picker"
      type={element.type === 'datepicker' ? 'date' : 'time'}
      value={value === null ? '' : String(value)}
      onChange={(event) => change(event.target.value)}
    />
  );
}
