import type { ChangeEvent, KeyboardEvent } from 'react';
import type { ElementProps } from './element';

/** From this many characters left on, Slack counts them down. */
const COUNTED_FROM = 100;

const MODES: Readonly<Record<string, 'decimal' | 'email' | 'url'>> = {
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** A line or a field of text. What is too long can be typed, and is complained about when sent. */
export function TextControl({ element, value, change, enter, attributes }: ElementProps) {
  const text = value === null ? '' : String(value);
  const common = {
    ...attributes,
    className: 'sl-text',
    value: text,
    placeholder: element.placeholder?.text,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change(event.target.value),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || enter === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    enter();
  };
  return (
    <>
      {element.multiline === true ? (
        <textarea {...common} rows={3} />
      ) : (
        <input
          {...common}
          type="text"
          autoComplete="off"
          inputMode={MODES[element.type] ?? 'text'}
          onKeyDown={onKeyDown}
        />
      )}
      <Counter left={(element.max_length ?? Number.POSITIVE_INFINITY) - text.length} />
    </>
  );
}

function Counter({ left }: { readonly left: number }) {
  if (left > COUNTED_FROM) return null;
  return (
    <span className={left < 0 ? 'sl-counter sl-counter-over' : 'sl-counter'}>
      {left}
      <span className="sl-hidden"> characters left</span>
    </span>
  );
}
