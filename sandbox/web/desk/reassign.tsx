import { useState } from 'react';
import type { SessionRequest } from '../../control/requests';
import type { Agent, Session } from '../../desk/state';
import { SelectField, SmallButton } from './fields';

interface ReassignProps {
  readonly session: Session;
  readonly agents: readonly Agent[];
  readonly doIt: (request: SessionRequest) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Gives a session to another agent; pressed for, as a keyboard changes a list as it passes by. */
export function Reassign({ session, agents, doIt, onDone }: ReassignProps) {
  const others = agents.filter(({ mail }) => mail !== session.agent);
  const [chosen, setChosen] = useState(others[0]?.mail ?? '');
  const reassign = async () => {
    if (await doIt({ action: 'reassign', id: session.id, agent: chosen })) onDone();
  };
  return (
    <div className="d-inline">
      <SelectField
        label="Reassign to"
        value={chosen}
        choices={others.map(({ mail, name }) => [mail, name])}
        onChange={setChosen}
      />
      <SmallButton look="d-primary" onClick={() => void reassign()}>
        Reassign
      </SmallButton>
    </div>
  );
}
