import type { Notifier } from '../../../src/slack/notifier';
import type { SimProcess } from './sim-process';

/** A process's way to write to agents and to whoever asked, which may be slow, or be told to wait. */
export function lineToAgents(process: SimProcess): Notifier {
  const { world } = process;
  const say = (what: string) => {
    process.note(what);
    const course = world.tape.draw();
    if (course < 100) {
      return process.answered(0, async () => ({ kind: 'later', afterMs: 2_000 }) as const);
    }
    // A process may die before its words arrive, and after.
    const backMs = course < 700 ? 0 : 1_500;
    world.witness.said(what);
    return process.answered(backMs, async () => ({ kind: 'said' }) as const);
  };
  return {
    tellAgent: ({ id, session }) => say(`tells ${session?.agent} of ${id}`),
    alertUnaccepted: ({ id }) => say(`alerts that ${id} waits`),
  };
}
