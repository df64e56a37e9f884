import assert from 'node:assert/strict';
import type { DeskStandIn } from '../../../sandbox/desk/desk-stand-in';
import type { Done } from '../../../sandbox/desk/people/done';
import type { OpenSession } from '../../../sandbox/desk/state';
import { codeOf } from './call-desk';

export const ALICE = 'alice@example.com';
export const BOB = 'bob@example.com';
export const CUSTOMER = { IMAgentUserId: '@support', ClientUserId: 'customer-1' };

/** The code with which customer-1 is contacted, or whom `wish` says. */
export function contact(desk: DeskStandIn, wish: object = {}): Promise<unknown> {
  return codeOf(desk, 'contact_user', { ...CUSTOMER, ...wish });
}

/** The customer begins a session with @support. */
export function begin(
  desk: DeskStandIn,
  state: 'Chatbot' | 'Queueing' | 'Agent',
  agent?: string,
): Done {
  return desk.people.beginSession({ customer: 'customer-1', account: '@support', state, agent });
}

export function loadOf(desk: DeskStandIn, mail: string): number | undefined {
  return desk.state.agents.get(mail)?.load;
}

/** The first session that goes on. */
export function session(desk: DeskStandIn): OpenSession {
  const [first] = desk.state.sessions.values();
  assert.ok(first);
  return first;
}

export function isDone(done: Done): void {
  assert.deepEqual(done, { kind: 'done' });
}

export function isRefused(done: Done, why: RegExp): void {
  assert.equal(done.kind, 'refused');
  assert.match(done.kind === 'refused' ? done.why : '', why);
}
