import type { Fields } from '../../kit/fields';
import { type DeskAnswer, refuse, succeed } from '../answer';
import { endSession, findSession, giveTo, openSession } from '../sessions';
import { type Contact, type DeskState, sessionKey } from '../state';

/** What a call would do now to the sessions, or only answer. */
export type Plan =
  /** Puts `agent` in touch with the customer. */
  | {
      readonly kind: 'contact';
      readonly account: string;
      readonly customer: string;
      readonly agent: string;
      readonly group: number | undefined;
    }
  | { readonly kind: 'end'; readonly session: string }
  | { readonly kind: 'answer'; readonly answer: DeskAnswer };

/** Decides by the state, without changing it. */
export type Command = (body: Fields, state: DeskState) => Plan;

/** A command that changes nothing. */
export function answering(answer: (body: Fields, state: DeskState) => DeskAnswer): Command {
  return (body, state) => ({ kind: 'answer', answer: answer(body, state) });
}

export function refusal(code: number): Plan {
  return { kind: 'answer', answer: refuse(code) };
}

/** What the caller is told when all goes as planned. */
export function answerOf(plan: Plan): DeskAnswer {
  if (plan.kind === 'answer') return plan.answer;
  return plan.kind === 'contact' ? succeed({ MemberId: plan.agent }) : succeed();
}

/**
 * Does to the sessions what the plan says; `at` is in milliseconds. Returns the contact, if it was
 * one.
 */
export function carryOut(plan: Plan, state: DeskState, at: number): Contact | undefined {
  if (plan.kind === 'end') {
    const session = findSession(plan.session, state);
    if (session !== undefined) endSession(session, state, at);
  }
  if (plan.kind !== 'contact') return undefined;
  const { customer, account, agent, group } = plan;
  const session =
    state.sessions.get(sessionKey(customer, account)) ??
    openSession({ customer, account, state: 'NotInSession' }, state, at);
  session.group = group;
  giveTo(agent, session, state);
  return { customer, account, agent, at };
}
