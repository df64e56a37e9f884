import type { Clock } from '../../domain/clock';
import type { Log } from '../../domain/log';
import type { ListAnswer } from '../directory-lists';
import { isConnectionLost, type Reply } from '../reply';
import type { Transport } from '../transport';
import { Findings } from './findings';
import type { ListCommand } from './list-commands';
import { Pacer } from './pacer';
import { whyNotListed } from './why-not-listed';

/**
 * Ten calls in any second, also where the network brings some of them closer together. How many Desk
 * allows is not documented; other commands of Tencent's REST API have 100 or 200
 * (cloud.tencent.com/document/product/269/1519).
 */
const PAUSE_MS = 110;
/** 20,000 entries: a Desk that would page for ever is left. */
const PAGES_MAX = 200;

export interface ListReaderParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds that one call may take. */
  readonly timeoutMs: number;
  /** Once it has aborted, nothing is asked any more. */
  readonly closed: AbortSignal;
}

/** Reads whole lists, one page after the other, at most ten calls a second over all of them. */
export class ListReader {
  readonly #parts: ListReaderParts;
  readonly #pacer: Pacer;

  constructor(parts: ListReaderParts) {
    this.#parts = parts;
    this.#pacer = new Pacer(parts.clock, PAUSE_MS);
  }

  /**
   * All that Desk lists, each item once: to the last entry that it counts, or until a page is empty
   * or only repeats. A page that cannot be had makes the whole `notListed`: half a list would pass
   * for the whole.
   */
  async read<Item>(list: ListCommand<Item>): Promise<ListAnswer<Item>> {
    const found = new Findings(list);
    let total = Number.POSITIVE_INFINITY;
    let goesOn = true;
    for (let page = 0; page < PAGES_MAX && goesOn && found.entries < total; page += 1) {
      const reply = await this.#ask(list.command, list.parametersOf(page, found.entries));
      if (reply.kind !== 'answer' || reply.code !== 0) {
        return { kind: 'notListed', why: whyNotListed(reply) };
      }
      const part = list.partOf(reply.body);
      if (part === undefined) return { kind: 'notListed', why: 'unreadable' };
      total = part.total;
      goesOn = found.take(part.entries);
    }
    const isIncomplete = found.entries < total && (goesOn || Number.isFinite(total));
    if (isIncomplete) {
      const fields = { command: list.command, entries: found.entries, total };
      this.#parts.log.debug(fields, 'desk list is incomplete');
    }
    const { items, skipped } = found;
    return { kind: 'listed', items, skipped, ...(isIncomplete && { isIncomplete }) };
  }

  async #ask(command: string, body: object): Promise<Reply> {
    const reply = await this.#call(command, body);
    // It changes nothing, so a connection that broke is worth another try.
    return isConnectionLost(reply) ? this.#call(command, body) : reply;
  }

  async #call(command: string, body: object): Promise<Reply> {
    const { transport, clock, timeoutMs, closed } = this.#parts;
    await this.#pacer.turn();
    // Named like the system's own error codes.
    if (closed.aborted) return { kind: 'neverSent', error: 'ECANCELED' };
    const endBefore = clock.now() + timeoutMs;
    return transport.call(command, body, { timeoutMs, endBefore, sendBefore: endBefore });
  }
}
