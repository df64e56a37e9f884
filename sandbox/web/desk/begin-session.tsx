import { useState } from 'react';
import type { SessionRequest } from '../../control/requests';
import type { DeskSnapshot } from '../../control/snapshot';
import type { Agent, Customer } from '../../desk/state';
import { type Choice, SelectField, SmallButton } from './fields';

type Begin = Extract<SessionRequest, { action: 'begin' }>;

const STATES: readonly Choice<Begin['state']>[] = [
  ['Chatbot', 'with the bot'],
  ['Queueing', 'in the queue'],
  ['Agent', 'with an agent'],
];

interface BeginSessionProps {
  readonly customer: Customer;
  /** Those that the customer has no session with. */
  readonly accounts: DeskSnapshot['accounts'];
  readonly agents: readonly Agent[];
  readonly doIt: (request: SessionRequest) => Promise<boolean>;
  readonly onDone: () => void;
}

/** The customer writes by themselves. */
export function BeginSession({ customer, accounts, agents, doIt, onDone }: BeginSessionProps) {
  const [account, setAccount] = useState(accounts[0]?.id ?? '');
  const [state, setState] = useState<Begin['state']>('Chatbot');
  const [agent, setAgent] = useState(agents[0]?.mail ?? '');
  const begin = async () => {
    const asked = { action: 'begin', customer: customer.id, account, state } as const;
    if (await doIt(state === 'Agent' ? { ...asked, agent } : asked)) onDone();
  };
  return (
    <fieldset className="d-begin">
      <legend>{customer.name} writes to the business</legend>
      <SelectField
        label="The customer is then"
        value={state}
        choices={STATES}
        onChange={setState}
      />
      {state === 'Agent' && (
        <SelectField
          label="Agent"
          value={agent}
          choices={agents.map(({ mail, name }) => [mail, name])}
          onChange={setAgent}
        />
      )}
      <SelectField
        label="Customer service account"
        value={account}
        choices={accounts.map(({ id, name }) => [id, `${name} (${id})`])}
        onChange={setAccount}
      />
      <div className="d-actions">
        <SmallButton look="d-primary" onClick={() => void begin()}>
          Begin
        </SmallButton>
      </div>
    </fieldset>
  );
}
