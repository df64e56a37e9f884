import { useAct } from '../use-act';
import type { DeskProps } from './desk-half';
import { RadioField, SmallButton } from './fields';
import { NextAnswerForm } from './next-answer-form';
import { answerWords, callsWords } from './next-words';

/** Makes Desk fail in the ways in which it can, to see what the app makes of it. */
export function NextPanel({ desk, control }: DeskProps) {
  return (
    <>
      <Planned desk={desk} control={control} />
      <NextAnswerForm control={control} />
      <Spelling desk={desk} control={control} />
    </>
  );
}

function Planned({ desk, control }: DeskProps) {
  const { act, toast } = useAct();
  return (
    <section className="d-card">
      <div className="d-title">
        <h3>Planned</h3>
        {desk.next.length > 0 && (
          <SmallButton onClick={() => void act(() => control('desk/forget', {}))}>
            Forget all
          </SmallButton>
        )}
      </div>
      {desk.next.length === 0 && <p className="d-hint">Nothing: Desk answers as usual.</p>}
      <ol className="d-planned">
        {desk.next.map((planned, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan is known by its place alone.
          <li key={index}>
            <span>{answerWords(planned.answer)}</span>
            <small>{callsWords(planned)}</small>
          </li>
        ))}
      </ol>
      {toast}
    </section>
  );
}

function Spelling({ desk, control }: DeskProps) {
  const { act, toast } = useAct();
  return (
    <section className="d-card">
      <h3>Spelling of the keys</h3>
      <p className="d-hint">
        Desk’s documentation spells the keys of contact_user in two ways. A wrong one is refused
        with 141004; in Slack nobody sees it, as the app finds the right one by itself.
      </p>
      <RadioField
        look="lines"
        label="Keys that Desk reads"
        isLabelHidden
        value={desk.spelling}
        choices={[
          ['table', 'IMAgentUserId, ClientUserId: as in the field table'],
          ['sample', 'IMAgentUserID, ClientUserID: as in the sample'],
          ['both', 'Both'],
        ]}
        onChange={(spelling) => void act(() => control('desk/settings', { spelling }))}
      />
      {toast}
    </section>
  );
}
