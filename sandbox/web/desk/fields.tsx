import { type ReactNode, useId, useState } from 'react';

/** A choice: what is sent, and how it reads. */
export type Choice<Value extends string> = readonly [Value, string];

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, choices, onChange } = props;
  return (
    <label className="d-field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface RadioFieldProps<Value extends string> extends SelectFieldProps<Value> {
  /** `segments` are buttons in a row, `lines` stand below each other. */
  readonly look: 'segments' | 'lines';
  readonly isLabelHidden?: boolean;
}

export function RadioField<Value extends string>(props: RadioFieldProps<Value>) {
  const { label, value, choices, onChange, look, isLabelHidden = false } = props;
  const name = useId();
  return (
    <fieldset className={`d-radios d-${look}`}>
      <legend className={isLabelHidden ? 'd-hidden' : undefined}>{label}</legend>
      <div className="d-choices">
        {choices.map(([choice, words]) => (
          <label key={choice} data-choice={choice}>
            <input
              type="radio"
              name={name}
              checked={choice === value}
              onChange={() => onChange(choice)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** Why the value cannot be taken; undefined while nothing is wrong. */
  readonly problem?: string | undefined;
}

export function TextField({ label, problem, onChange, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="d-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="d-problem" id={`${id}-problem`} aria-live="polite">
        {problem}
      </span>
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Sends every whole number as it is typed; what is none stays the page's own until it is one. */
export function NumberField({ label, value, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string>();
  const shown = Number.isFinite(value) ? String(value) : '';
  return (
    <label className="d-number">
      <span>{label}</span>
      <input
        type="number"
        min={0}
        step={1}
        placeholder="∞"
        value={draft ?? shown}
        onBlur={() => setDraft(undefined)}
        onChange={({ target }) => {
          setDraft(target.value);
          if (/^\d{1,6}$/.test(target.value)) onChange(Number(target.value));
        }}
      />
    </label>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** A switch with a sentence of what it does. */
export function Switch({ label, isOn, onChange, children }: SwitchProps) {
  const hint = useId();
  return (
    <div className="d-switch">
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-describedby={hint}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <p className="d-hint" id={hint}>
        {children}
      </p>
    </div>
  );
}

interface SmallButtonProps {
  readonly look?: 'd-primary' | 'd-danger';
  /** Whether what the button opens is open; undefined for a button that opens nothing. */
  readonly isOpen?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function SmallButton({ look, isOpen, onClick, children }: SmallButtonProps) {
  return (
    <button
      className={`d-button d-small ${look ?? ''}`}
      type="button"
      aria-expanded={isOpen}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
