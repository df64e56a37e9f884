import { useState } from 'react';
import type { SessionRequest } from '../../control/requests';
import type { DeskSnapshot } from '../../control/snapshot';
import type { Customer } from '../../desk/state';
import { useAct } from '../use-act';
import { BeginSession } from './begin-session';
import type { DeskProps } from './desk-half';
import { SmallButton } from './fields';
import { Reassign } from './reassign';
import { contactedWords, initials, sessionsOf, sessionWords } from './words';

interface CustomerCardProps extends DeskProps {
  readonly customer: Customer;
}

/** A customer with their sessions and what can be done about them. */
export function CustomerCard({ customer, desk, control }: CustomerCardProps) {
  const [isBeginning, setBeginning] = useState(false);
  const { act, toast } = useAct();
  const doIt = (request: SessionRequest) => act(() => control('desk/session', request));
  const sessions = sessionsOf(customer.id, desk);
  const free = desk.accounts.filter(({ id }) => sessions.every(({ account }) => account !== id));
  return (
    <li className="d-card d-customer">
      <CustomerHead customer={customer} desk={desk} />
      {sessions.map((session) => (
        <SessionLine key={session.id} session={session} desk={desk} doIt={doIt} />
      ))}
      {sessions.length === 0 && <StateMark session={undefined} desk={desk} />}
      {free.length > 0 && (
        <button
          className="d-link"
          type="button"
          aria-expanded={isBeginning}
          onClick={() => setBeginning(!isBeginning)}
        >
          {sessions.length === 0 ? 'Begin a session…' : 'Begin another session…'}
          <span className="d-hidden"> of {customer.name}</span>
        </button>
      )}
      {isBeginning && free.length > 0 && (
        <BeginSession
          customer={customer}
          accounts={free}
          agents={desk.agents}
          doIt={doIt}
          onDone={() => setBeginning(false)}
        />
      )}
      {toast}
    </li>
  );
}

function CustomerHead({ customer, desk }: Omit<CustomerCardProps, 'control'>) {
  const contacts = desk.contacts.filter((contact) => contact.customer === customer.id).length;
  return (
    <div className="d-person">
      <span className="d-avatar" aria-hidden="true">
        {initials(customer.name)}
      </span>
      <div>
        <h3>{customer.name}</h3>
        <code>{customer.id}</code>
      </div>
      <span className="d-contacted" data-times={contacts}>
        {contactedWords(contacts)}
      </span>
    </div>
  );
}

interface SessionLineProps {
  readonly session: DeskSnapshot['sessions'][number];
  readonly desk: DeskSnapshot;
  readonly doIt: (request: SessionRequest) => Promise<boolean>;
}

function SessionLine({ session, desk, doIt }: SessionLineProps) {
  const [isReassigning, setReassigning] = useState(false);
  const { id, account, state } = session;
  return (
    <div className="d-session">
      <StateMark session={session} desk={desk} />
      <code className="d-account">{account}</code>
      <div className="d-actions">
        {state === 'WaitingForAgentAnswering' && (
          <>
            <SmallButton look="d-primary" onClick={() => void doIt({ action: 'accept', id })}>
              Accept
            </SmallButton>
            <SmallButton onClick={() => void doIt({ action: 'passOn', id })}>Pass on</SmallButton>
          </>
        )}
        <SmallButton isOpen={isReassigning} onClick={() => setReassigning(!isReassigning)}>
          Reassign to…
        </SmallButton>
        <SmallButton look="d-danger" onClick={() => void doIt({ action: 'end', id })}>
          End
        </SmallButton>
      </div>
      {isReassigning && (
        <Reassign
          session={session}
          agents={desk.agents}
          doIt={doIt}
          onDone={() => setReassigning(false)}
        />
      )}
    </div>
  );
}

interface StateMarkProps {
  readonly session: DeskSnapshot['sessions'][number] | undefined;
  readonly desk: DeskSnapshot;
}

function StateMark({ session, desk }: StateMarkProps) {
  return (
    <span className="d-state" data-state={session?.state ?? 'NotInSession'}>
      {sessionWords(session, desk.agents)}
    </span>
  );
}
