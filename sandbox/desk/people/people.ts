import type { Customer, DeskState } from '../state';
import { type AgentChange, changeAgent } from './agents';
import type { Done } from './done';
import { accept, type Beginning, begin, decline, end, reassign } from './sessions';
import {
  type AccountGroups,
  addCustomer,
  changeAccount,
  changeSettings,
  type Settings,
} from './setup';

/**
 * What people do in Desk: agents in their workspace, administrators in the console, customers in the
 * app. What nobody could do there is refused, in words, and changes nothing.
 */
export class People {
  readonly #state: DeskState;
  readonly #now: () => number;
  readonly #changed: () => void;

  /** `now` is in milliseconds since the Unix epoch; `changed` is called after what was done. */
  constructor(state: DeskState, now: () => number, changed: () => void) {
    this.#state = state;
    this.#now = now;
    this.#changed = changed;
  }

  /** Puts an agent online, busy, on a break or offline, or changes their load or limit. */
  changeAgent(change: AgentChange): Done {
    return this.#announce(changeAgent(change, this.#state));
  }

  /** The agent called to a session accepts it. */
  acceptSession(id: string): Done {
    return this.#announce(accept(id, this.#state));
  }

  /** The agent called to a session does not take it: it passes on, as when the time is up. */
  passSessionOn(id: string): Done {
    return this.#announce(decline(id, this.#state));
  }

  /** Gives a session to the agent with the e-mail `mail`. */
  reassignSession(id: string, mail: string): Done {
    return this.#announce(reassign(id, mail, this.#state));
  }

  endSession(id: string): Done {
    return this.#announce(end(id, this.#state, this.#now()));
  }

  /** A customer writes by themselves: to the bot, into the queue, or with an agent. */
  beginSession(beginning: Beginning): Done {
    return this.#announce(begin(beginning, this.#state, this.#now()));
  }

  addCustomer(customer: Customer): Done {
    return this.#announce(addCustomer(customer, this.#state));
  }

  /** Sets the skill groups that a customer service account may use. */
  changeAccount(groups: AccountGroups): Done {
    return this.#announce(changeAccount(groups, this.#state));
  }

  /** Sets the contact-user switch, the service mode, the time to accept or the spelling. */
  changeSettings(settings: Settings): Done {
    return this.#announce(changeSettings(settings, this.#state));
  }

  #announce(done: Done): Done {
    if (done.kind === 'done') this.#changed();
    return done;
  }
}
