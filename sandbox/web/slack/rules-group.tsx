import type { ReactNode } from 'react';

interface RulesGroupProps {
  readonly title: string;
  readonly trouble?: string | undefined;
  readonly children: ReactNode;
}

/** One group of rules, with what was said against the last change. */
export function RulesGroup({ title, trouble, children }: RulesGroupProps) {
  return (
    <fieldset className="sl-rules-group">
      <legend>{title}</legend>
      {children}
      {trouble !== undefined && (
        <p className="sl-trouble" role="alert">
          {trouble}
        </p>
      )}
    </fieldset>
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Check({ label, checked, disabled = false, onChange }: CheckProps) {
  return (
    <label className="sl-box">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
