import { DOCUMENTED_CODES } from '../../desk/documented-codes';
import { TextField } from './fields';
import { type NextForm, OTHER_CODE } from './next-form';

const CODES = Object.entries(DOCUMENTED_CODES);
/** Desk's own codes; the ones below are common to Tencent Cloud Chat's whole REST API. */
const isOfDesk = ([code]: (typeof CODES)[number]) => Number(code) >= 141000;

interface CodeFieldProps {
  readonly form: NextForm;
  readonly set: (changed: Partial<NextForm>) => void;
  readonly problem: string | undefined;
}

/** An error code: a documented one, or any other. */
export function CodeField({ form, set, problem }: CodeFieldProps) {
  return (
    <>
      <label className="d-field">
        <span>Error code</span>
        <select value={form.code} onChange={(event) => set({ code: event.target.value })}>
          <optgroup label="Desk">{CODES.filter(isOfDesk).map(codeOption)}</optgroup>
          <optgroup label="Every REST API">
            {CODES.filter((entry) => !isOfDesk(entry)).map(codeOption)}
          </optgroup>
          <option value={OTHER_CODE}>Another code…</option>
        </select>
      </label>
      {form.code === OTHER_CODE && (
        <TextField
          label="The other code"
          inputMode="numeric"
          maxLength={9}
          value={form.otherCode}
          problem={form.otherCode === '' ? undefined : problem}
          onChange={(otherCode) => set({ otherCode })}
        />
      )}
    </>
  );
}

function codeOption([code, words]: (typeof CODES)[number]) {
  return (
    <option key={code} value={code}>
      {code}: {words}
    </option>
  );
}
