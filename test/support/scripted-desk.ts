import type { ContactAnswer, Desk, EndAnswer, SessionAnswer } from '../../src/desk/desk';
import type { DirectoryLists, ListAnswer } from '../../src/desk/directory-lists';
import type { Target } from '../../src/domain/contact-request';

const nothing = async (): Promise<ListAnswer<never>> => ({
  kind: 'listed',
  items: [],
  skipped: 0,
});

/** Lists of a Desk in which there is nobody. */
export const EMPTY_LISTS: DirectoryLists = {
  accounts: nothing,
  groups: nothing,
  agents: nothing,
  loads: nothing,
  queues: nothing,
  close: () => {},
};

/** A Desk whose answers the test writes, with the calls it was given. */
export class ScriptedDesk implements Desk {
  readonly lists = EMPTY_LISTS;
  readonly contacts: { readonly target: Target; readonly sendBefore: number }[] = [];
  readonly sessions: Pick<Target, 'customer' | 'account'>[] = [];
  contact: () => Promise<ContactAnswer> | ContactAnswer = () => ({
    kind: 'assigned',
    agent: 'ann@example.com',
  });
  session: () => Promise<SessionAnswer> | SessionAnswer = () => ({ kind: 'known', phase: 'none' });
  /** What is seen of a session that is followed. */
  watched: () => Promise<SessionAnswer> | SessionAnswer = () => ({ kind: 'unknown' });
  readonly watches: Pick<Target, 'customer' | 'account'>[] = [];
  ending: () => Promise<EndAnswer> | EndAnswer = () => ({ kind: 'ended' });
  readonly ended: string[] = [];

  async contactCustomer(target: Target, sendBefore: number): Promise<ContactAnswer> {
    this.contacts.push({ target, sendBefore });
    return this.contact();
  }

  async sessionOf(target: Pick<Target, 'customer' | 'account'>): Promise<SessionAnswer> {
    this.sessions.push(target);
    return this.session();
  }

  lookAt(target: Pick<Target, 'customer' | 'account'>): Promise<SessionAnswer> {
    return this.sessionOf(target);
  }

  async watchSession({ customer, account }: Target): Promise<SessionAnswer> {
    this.watches.push({ customer, account });
    return this.watched();
  }

  async endSession(sessionId: string): Promise<EndAnswer> {
    this.ended.push(sessionId);
    return this.ending();
  }

  close(): void {}
}
