import type { Leases } from '../../../src/store/leases';
import type { RequestStore } from '../../../src/store/request-store';
import type { SimProcess } from './sim-process';

const FAILURE = 'the store does not answer';

/** A process's connection to the shared store: slow, broken before a write or after it. */
export function lineToStore(process: SimProcess): RequestStore {
  const { store, witness } = process.world;
  return {
    insertIfAbsent: (request, event) =>
      write(process, `inserts ${request.key}`, () => store.insertIfAbsent(request, event)),
    save: (transition) => {
      const { after, event } = transition;
      return write(process, `saves ${event.what} v${after.version} of ${after.id}`, async () => {
        const saved = await store.save(transition);
        if (saved === undefined) process.note('has lost');
        else witness.saved(process, transition);
        return saved;
      });
    },
    find: (id) => read(process, () => store.find(id)),
    findDue: (now, limit) => store.findDue(now, limit),
    latestFor: (customer, since, limit) => store.latestFor(customer, since, limit),
    findLooks: (now, limit) => store.findLooks(now, limit),
    claimLook: (request, lookAt) => store.claimLook(request, lookAt),
    countOpen: (askedSince) => store.countOpen(askedSince),
    eventsOf: (id) => store.eventsOf(id),
    deleteDone: (before, limit) => store.deleteDone(before, limit),
    probe: () => store.probe(),
    close: () => store.close(),
  };
}

/** A process's way to the shared leases, over the same connection. */
export function lineToLeases(process: SimProcess): Leases {
  const { leases } = process.world;
  return {
    hold: (claim) => read(process, () => leases.hold(claim)),
    release: (name, holder) => leases.release(name, holder),
  };
}

function read<T>(process: SimProcess, effect: () => Promise<T>): Promise<T> {
  const { tape } = process.world;
  const course = tape.draw();
  if (course < 850) return process.answered(0, effect);
  if (course < 950) return process.answered(slowMs(process), effect);
  return process.answered(slowMs(process), () => Promise.reject(new Error(FAILURE)));
}

function write<T>(process: SimProcess, what: string, effect: () => Promise<T>): Promise<T> {
  const { world } = process;
  const course = world.tape.draw();
  const [outMs, backMs] = [
    course >= 750 && course < 840 ? slowMs(process) : 0,
    course >= 840 && course < 930 ? slowMs(process) : 0,
  ];
  if (course >= 930 && course < 965) {
    process.note(`${what}: failed before`);
    return process.answered(0, () => Promise.reject(new Error(FAILURE)));
  }
  return new Promise((resolve, reject) => {
    const arrive = () => {
      // The connection of a dead process may have carried the write, or not.
      if (process.isDead && world.tape.chance(500)) return;
      process.note(`${what}${course >= 965 ? ': failed after' : ''}`);
      const written = effect();
      written.catch(() => undefined);
      const answer = course >= 965 ? () => Promise.reject(new Error(FAILURE)) : () => written;
      process.answered(backMs, answer).then(resolve, reject);
    };
    if (outMs === 0) arrive();
    else world.agenda.at(world.now + outMs, arrive);
  });
}

function slowMs({ world }: SimProcess): number {
  return world.tape.pick([20, 600, 1_900, 2_600, 11_500]);
}
