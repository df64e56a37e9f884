import type { Agent } from '../../desk/state';
import { useAct } from '../use-act';
import type { DeskProps } from './desk-half';
import { NumberField, RadioField } from './fields';
import { initials, loadWords, STATUSES } from './words';

interface AgentCardProps extends DeskProps {
  readonly agent: Agent;
}

/** An agent, with what Desk goes by when it looks for one. */
export function AgentCard({ agent, desk, control }: AgentCardProps) {
  const { act, toast } = useAct();
  const { mail, name, status, load, limit } = agent;
  const change = (changed: Partial<Pick<Agent, 'status' | 'load' | 'limit'>>) =>
    void act(() => control('desk/agent', { mail, ...changed }));
  return (
    <li className="d-card">
      <div className="d-person">
        <span className="d-avatar" data-status={status} aria-hidden="true">
          {initials(name)}
        </span>
        <div>
          <h3>{name}</h3>
          <code>{mail}</code>
        </div>
        <span className="d-chips">
          {agent.groups.map((id) => (
            <span key={id}>{desk.groups.find((group) => group.id === id)?.name ?? id}</span>
          ))}
        </span>
      </div>
      <RadioField
        look="segments"
        label={`Status of ${name}`}
        isLabelHidden
        value={status}
        choices={STATUSES}
        onChange={(chosen) => change({ status: chosen })}
      />
      <div className="d-load">
        <Load agent={agent} />
        <NumberField label="Sessions" value={load} onChange={(typed) => change({ load: typed })} />
        <NumberField label="at most" value={limit} onChange={(typed) => change({ limit: typed })} />
      </div>
      {toast}
    </li>
  );
}

/** In another colour once the agent takes no more. */
function Load({ agent }: Pick<AgentCardProps, 'agent'>) {
  const { load, limit } = agent;
  return (
    <meter
      aria-label={loadWords(agent)}
      min={0}
      max={Math.max(1, limit)}
      low={Math.max(0, limit - 1)}
      optimum={0}
      value={load}
    />
  );
}
