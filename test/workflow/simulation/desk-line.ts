import type { ContactAnswer, Desk, SessionAnswer } from '../../../src/desk/desk';
import type { Target } from '../../../src/domain/contact-request';
import { EMPTY_LISTS } from '../../support/scripted-desk';
import type { SimProcess } from './sim-process';

const TIMEOUT_MS = 8_000;
/** "For ever", as far as a run goes. */
const LONG_MS = 1e9;

interface Course {
  /** When Desk contacts the customer, in ms after the bytes have left; it gives up after 3 s. */
  readonly contactsAfterMs?: number;
  readonly answersAfterMs: number;
  readonly answer: ContactAnswer;
}

/** A process's connection to Desk, whose answers may be lost, late or a refusal. */
export function lineToDesk(process: SimProcess): Desk {
  return {
    contactCustomer: (target, sendBefore) => contact(process, target, sendBefore),
    sessionOf: (target) => session(process, target),
    lookAt: (target) => session(process, target),
    watchSession: ({ customer }) => watch(process, customer),
    endSession: async () => ({ kind: 'ended' }),
    lists: EMPTY_LISTS,
    close: () => undefined,
  };
}

function contact(process: SimProcess, { customer }: Target, sendBefore: number) {
  const { world } = process;
  const { id, attempt } = world.requestOn(customer);
  const connectMs = world.tape.pick([0, 0, 0, 0, 300, 2_900]);
  return new Promise<ContactAnswer>((resolve) => {
    const leave = () => {
      if (world.now >= sendBefore) return resolve({ kind: 'neverSent', error: 'ELEASE' });
      const { contactsAfterMs, answersAfterMs, answer } = courseOf(process);
      process.note(`contacts ${customer} of ${id}: ${contactsAfterMs}, ${JSON.stringify(answer)}`);
      world.witness.bytesLeave(id, attempt);
      if (contactsAfterMs !== undefined) {
        const endsAfterMs = world.tape.pick([LONG_MS, LONG_MS, LONG_MS, 4_000, 30_000]);
        world.agenda.at(world.now + contactsAfterMs, () => {
          const at = world.now;
          world.desk.effects.push({
            requestId: id,
            attempt,
            customer,
            at,
            acceptedAt: at + world.tape.pick([LONG_MS, 0, 0, 20_000, 90_000]),
            passedOnAt: at + world.tape.pick([LONG_MS, LONG_MS, 15_000]),
            endsAt: at + endsAfterMs,
          });
          world.note('Desk', `has contacted ${customer}`);
        });
      }
      process.after(answersAfterMs, () => resolve(answer));
    };
    if (connectMs === 0) leave();
    else process.after(connectMs, leave);
  });
}

function courseOf({ world: { tape } }: SimProcess): Course {
  const course = tape.draw();
  const lagMs = course === 0 ? 0 : tape.pick([0, 0, 100, 1_200, 2_900]);
  if (course < 350) {
    return { contactsAfterMs: lagMs, answersAfterMs: lagMs, answer: { kind: 'assigned' } };
  }
  if (course < 500) {
    const code = tape.pick([141001, 141016, 141004, 999]);
    return { answersAfterMs: lagMs, answer: { kind: 'refused', code, info: '' } };
  }
  if (course < 600) {
    return { answersAfterMs: lagMs, answer: { kind: 'neverSent', error: 'ECONNREFUSED' } };
  }
  const isTimeout = tape.chance(500);
  const noAnswer = isTimeout
    ? ({ kind: 'timeout' } as const)
    : ({ kind: 'connectionLost' } as const);
  return {
    ...(course < 820 && { contactsAfterMs: lagMs }),
    answersAfterMs: isTimeout ? TIMEOUT_MS : tape.pick([0, 50, 2_000]),
    answer: { kind: 'noAnswer', noAnswer },
  };
}

/** A look of whoever follows; nothing is concluded from it about a call. */
function watch(process: SimProcess, customer: string): Promise<SessionAnswer> {
  const { world } = process;
  const isUnknown = world.tape.chance(250);
  return process.answered(world.tape.pick([0, 0, 250, 3_900]), async () =>
    isUnknown ? { kind: 'unknown' } : world.desk.sessionOf(customer, world.now),
  );
}

function session(
  process: SimProcess,
  { customer }: Pick<Target, 'customer'>,
): Promise<SessionAnswer> {
  const { world } = process;
  const isUnknown = world.tape.chance(250);
  const backMs = world.tape.pick([0, 0, 0, 250, 3_900]);
  const at = world.now;
  const answer: SessionAnswer = isUnknown
    ? { kind: 'unknown' }
    : world.desk.sessionOf(customer, at);
  return new Promise((resolve) => {
    process.after(backMs, () => {
      process.note(`hears of ${customer}: ${JSON.stringify(answer)}`);
      world.witness.heard(process, customer, { answer, at });
      resolve(answer);
    });
  });
}
