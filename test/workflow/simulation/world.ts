import assert from 'node:assert/strict';
import type { ContactRequest } from '../../../src/domain/contact-request';
import { MemoryLeases } from '../../support/memory-leases';
import { MemoryStore } from '../../support/memory-store';
import { ASKED_AT } from '../../support/requests';
import { Agenda } from './agenda';
import { Channel } from './channel';
import { DeskService } from './desk-service';
import type { Tape } from './tape';
import { Witness } from './witness';

/** What all simulated processes share. */
export class World {
  readonly agenda = new Agenda();
  readonly store = new MemoryStore();
  readonly leases = new MemoryLeases();
  readonly channel = new Channel();
  readonly desk = new DeskService();
  readonly witness = new Witness(this.store, this.desk, this.channel);
  readonly tape: Tape;
  readonly trace: string[] = [];
  #ids = 0;

  constructor(tape: Tape) {
    this.tape = tape;
  }

  get now(): number {
    return this.agenda.now;
  }

  newId(): string {
    this.#ids += 1;
    return `r${this.#ids}`;
  }

  note(who: string, what: string): void {
    this.trace.push(`${((this.now - ASKED_AT) / 1000).toFixed(3)} ${who} ${what}`);
  }

  /** The request that wants `customer` contacted; every target of a run has a customer of its own. */
  requestOn(customer: string): ContactRequest {
    const request = this.store.all().find(({ target }) => target.customer === customer);
    return request ?? assert.fail(`nobody asked for ${customer}`);
  }
}
