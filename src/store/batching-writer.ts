import { setImmediate } from 'node:timers/promises';
import type { CompiledQuery, Kysely, Transaction } from 'kysely';
import { compiledOnce } from './compiled-once';
import { insertOf, type RequestUpdate, type RequestWriter, updateOf } from './request-writer';
import type { EventRow, RequestRow, Tables } from './schema';

/** One change with its event, and whoever waits for it. */
interface Write {
  readonly change: CompiledQuery;
  readonly event: CompiledQuery;
  readonly resolve: (changed: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Nothing else runs while a batch is written: some milliseconds for as many. */
const BATCH_SIZE = 100;

/**
 * Saves what arrives together in one transaction, because a database within the process stands still
 * while the disk takes a commit. Nobody is told before the commit that holds what they wait for.
 */
export function createBatchingWriter(kysely: Kysely<Tables>): RequestWriter {
  let waiting: Write[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      // What else came in with it is there once all sockets have been read.
      await setImmediate();
      const batch = waiting.slice(0, BATCH_SIZE);
      waiting = waiting.slice(BATCH_SIZE);
      await writeBatch(kysely, batch);
    }
    isWriting = false;
  }

  function write(change: CompiledQuery, event: CompiledQuery): Promise<boolean> {
    return new Promise((resolve, reject) => {
      waiting.push({ change, event, resolve, reject });
      if (!isWriting) void writeAll();
    });
  }

  const insert = compiledOnce((row: RequestRow) => insertOf(kysely, row).compile());
  const update = compiledOnce((row: RequestUpdate) => updateOf(kysely, row).compile());
  const insertEvent = compiledOnce((row: EventRow) =>
    kysely.insertInto('contact_request_events').values(row).compile(),
  );
  return {
    insert: (request, event) => write(insert(request), insertEvent(event)),
    update: (request, event) => write(update(request), insertEvent(event)),
  };
}

async function writeBatch(kysely: Kysely<Tables>, batch: readonly Write[]): Promise<void> {
  let hasBegun = false;
  try {
    const changed = await kysely.transaction().execute(async (transaction) => {
      hasBegun = true;
      return inTurn(transaction, batch);
    });
    for (const [at, { resolve }] of batch.entries()) resolve(changed[at] === true);
  } catch (error) {
    // One that cannot be saved is no reason not to save the others.
    if (hasBegun && batch.length > 1) for (const one of batch) await writeBatch(kysely, [one]);
    else for (const { reject } of batch) reject(error);
  }
}

async function inTurn(
  transaction: Transaction<Tables>,
  batch: readonly Write[],
): Promise<readonly boolean[]> {
  const changed: boolean[] = [];
  for (const { change, event } of batch) {
    const { rows } = await transaction.executeQuery(change);
    if (rows.length > 0) await transaction.executeQuery(event);
    changed.push(rows.length > 0);
  }
  return changed;
}
