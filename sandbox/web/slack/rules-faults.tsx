import { useId, useState } from 'react';
import type { Fault } from '../../slack/fault';
import { faultWords } from './fault-words';
import { RulesGroup } from './rules-group';
import { useSlackPage } from './slack-page';
import { useDoing } from './use-doing';

const METHODS = [
  'chat.postMessage',
  'chat.update',
  'response_url',
  'views.open',
  'views.update',
  'conversations.history',
] as const;

const FAULTS: readonly Fault[] = [
  { kind: 'rateLimited', retryAfter: 5 },
  { kind: 'status', status: 500 },
  { kind: 'hang' },
  { kind: 'dropAfterEffect' },
];

/** What the next call of a method meets. */
export function RulesFaults() {
  const { slack, control } = useSlackPage();
  const { trouble, run } = useDoing();
  const [method, setMethod] = useState<string>(METHODS[0]);
  const id = useId();
  return (
    <RulesGroup title="The next call meets" trouble={trouble}>
      <label className="sl-rules-label" htmlFor={id}>
        Method
      </label>
      <select id={id} value={method} onChange={(event) => setMethod(event.target.value)}>
        {METHODS.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <div className="sl-rules-buttons">
        {FAULTS.map((fault) => (
          <button
            key={fault.kind}
            type="button"
            className="sl-button"
            onClick={() => void run(() => control('slack/fail', { method, fault }))}
          >
            {faultWords(fault)}
          </button>
        ))}
      </div>
      <Planned onHeal={() => void run(() => control('slack/heal', {}))} faults={slack.faults} />
    </RulesGroup>
  );
}

interface PlannedProps {
  readonly faults: readonly { readonly method: string; readonly fault: Fault }[];
  readonly onHeal: () => void;
}

function Planned({ faults, onHeal }: PlannedProps) {
  if (faults.length === 0) return <p className="sl-rules-note">Every call is answered as usual.</p>;
  return (
    <>
      <p className="sl-rules-note">
        {faults.map(({ method, fault }) => `${method}: ${faultWords(fault)}`).join('; ')}
      </p>
      <button type="button" className="sl-button" onClick={onHeal}>
        Heal
      </button>
    </>
  );
}
