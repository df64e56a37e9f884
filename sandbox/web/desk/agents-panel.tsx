import { AccountCard } from './account-card';
import { AgentCard } from './agent-card';
import type { DeskProps } from './desk-half';
import { DeskSettings } from './desk-settings';
import { membersWords } from './words';

/** Who answers, for whom, and the settings that an administrator of Desk has. */
export function AgentsPanel({ desk, control }: DeskProps) {
  return (
    <>
      <ul className="d-list" aria-label="Agents">
        {desk.agents.map((agent) => (
          <AgentCard key={agent.mail} agent={agent} desk={desk} control={control} />
        ))}
      </ul>
      <DeskSettings desk={desk} control={control} />
      <section className="d-card">
        <h3>Skill groups</h3>
        <ul className="d-groups">
          {desk.groups.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span> <code>{id}</code>
              <span className="d-members">
                {membersWords(desk.agents.filter(({ groups }) => groups.includes(id)).length)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="d-card">
        <h3>Customer service accounts</h3>
        <p className="d-hint">
          What customers write to. Each reaches the agents of the skill groups that it may use.
        </p>
        {desk.accounts.map((account) => (
          <AccountCard key={account.id} account={account} groups={desk.groups} control={control} />
        ))}
      </section>
    </>
  );
}
