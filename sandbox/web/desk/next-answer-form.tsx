import { useState } from 'react';
import { useAct } from '../use-act';
import { CodeField } from './code-field';
import type { DeskProps } from './desk-half';
import { type Choice, RadioField, SelectField, TextField } from './fields';
import { asksWhetherItHappens, EMPTY_NEXT, type NextForm, readNext } from './next-form';
import { slackWords } from './next-words';

const OUTCOMES: readonly Choice<NextForm['outcome']>[] = [
  ['code', 'Answers an error code'],
  ['delay', 'Works, and answers late'],
  ['silence', 'Never answers'],
  ['reset', 'Resets the connection'],
  ['status', 'HTTP 502 with an HTML page'],
  ['body', 'Answers a body that is no JSON'],
  ['usual', 'Works as usual'],
];
const COMMANDS: readonly Choice<NextForm['command']>[] = [
  ['contact_user', 'contact_user'],
  ['get_session_state', 'get_session_state'],
  ['any', 'Any command'],
];
const TIMES: readonly Choice<NextForm['times']>[] = [
  ['once', 'Once'],
  ['twice', 'Twice'],
  ['untilForgotten', 'Until forgotten'],
];

interface PartProps {
  readonly form: NextForm;
  readonly set: (changed: Partial<NextForm>) => void;
}

/** Tells the simulator what to do with calls to come. */
export function NextAnswerForm({ control }: Pick<DeskProps, 'control'>) {
  const [form, setForm] = useState(EMPTY_NEXT);
  const { act, toast } = useAct();
  const read = readNext(form);
  const set = (changed: Partial<NextForm>) => setForm((before) => ({ ...before, ...changed }));
  return (
    <form
      className="d-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.kind === 'request') void act(() => control('desk/next', read.request));
      }}
    >
      <h3>The next call</h3>
      <Outcome form={form} set={set} />
      <div className="d-row">
        <SelectField
          label="To which command"
          value={form.command}
          choices={COMMANDS}
          onChange={(command) => set({ command })}
        />
        <SelectField
          label="How often"
          value={form.times}
          choices={TIMES}
          onChange={(times) => set({ times })}
        />
      </div>
      <output className="d-slack">
        <b>In Slack</b> {read.kind === 'request' ? slackWords(read.request) : '…'}
      </output>
      <button className="d-button d-primary" type="submit" disabled={read.kind === 'wrong'}>
        Plan it
      </button>
      {toast}
    </form>
  );
}

function Outcome({ form, set }: PartProps) {
  const read = readNext(form);
  const wrong = read.kind === 'wrong' ? read.words : undefined;
  return (
    <>
      <SelectField
        label="Outcome"
        value={form.outcome}
        choices={OUTCOMES}
        onChange={(outcome) => set({ outcome })}
      />
      {form.outcome === 'code' && <CodeField form={form} set={set} problem={wrong} />}
      {form.outcome === 'delay' && (
        <TextField
          label="Seconds"
          inputMode="decimal"
          value={form.seconds}
          problem={wrong}
          onChange={(seconds) => set({ seconds })}
        />
      )}
      {asksWhetherItHappens(form) && (
        <RadioField
          look="lines"
          label="The contact itself"
          value={form.happens ? 'yes' : 'no'}
          choices={[
            ['yes', 'happens: only its answer is lost'],
            ['no', 'does not happen'],
          ]}
          onChange={(chosen) => set({ happens: chosen === 'yes' })}
        />
      )}
    </>
  );
}
