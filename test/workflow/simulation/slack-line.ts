import type { ContactRequest } from '../../../src/domain/contact-request';
import type { Announced, Announcer } from '../../../src/slack/announcer';
import type { SimProcess } from './sim-process';

interface Course {
  /** How long the call is on its way to Slack, and back; the client waits at most 5 s. */
  readonly outMs: number;
  readonly backMs: number;
  readonly lands: boolean;
  /** What the process hears; the place where it has landed when absent. */
  readonly hears?: Announced | 'bug';
}

/** A process's connection to Slack, with every way in which a call can fail. */
export function lineToSlack(process: SimProcess): Announcer {
  return { announce: (request, postUncertain) => announce(process, request, postUncertain) };
}

function announce(
  process: SimProcess,
  request: ContactRequest,
  postUncertain: boolean,
): Promise<Announced> {
  const { world } = process;
  const hadLease = world.now < (request.dueAt ?? 0);
  const label = `shows r${request.revision} (${request.state}) of ${request.id}`;
  // Looking for the message comes first; another process may post it before this one does.
  const found = postUncertain ? world.channel.messagesOf(request.id)[0]?.ts : undefined;
  const { outMs, backMs, lands, hears } = courseOf(process, found !== undefined);
  return new Promise((resolve, reject) => {
    const arrive = () => {
      if (process.isDead && world.tape.chance(500)) return;
      process.note(`${label}: ${lands ? 'lands' : 'lost'}, hears ${JSON.stringify(hears)}`);
      const ts = lands ? world.channel.show(request, found, hadLease) : 'nowhere';
      process.after(backMs, () => {
        if (hears === 'bug') reject(new Error('a bug in the announcer'));
        else resolve(hears ?? { kind: 'shown', place: { kind: 'message', channel: 'C1', ts } });
      });
    };
    if (outMs === 0) arrive();
    else world.agenda.at(world.now + outMs, arrive);
  });
}

/** `stillUncertain`: a message was found, and its place is lost again unless it can be redrawn. */
function courseOf({ world: { tape } }: SimProcess, stillUncertain: boolean): Course {
  const course = tape.draw();
  const prompt = { outMs: 0, backMs: 0, lands: true };
  if (course < 600) return prompt;
  const slowMs = tape.pick([300, 1_500, 4_900]);
  if (course < 700) return { ...prompt, outMs: slowMs };
  if (course < 800) return { ...prompt, backMs: slowMs };
  if (course < 840) {
    return { ...prompt, lands: false, hears: { kind: 'later', postUncertain: stillUncertain } };
  }
  if (course < 880) {
    const afterMs = tape.pick([2_000, 30_000]);
    const hears = { kind: 'later', afterMs, postUncertain: stillUncertain } as const;
    return { ...prompt, lands: false, hears };
  }
  const lands = course >= 925;
  if (course >= 970) return { outMs: slowMs, backMs: 0, lands, hears: 'bug' };
  return { outMs: slowMs, backMs: 0, lands, hears: { kind: 'later', postUncertain: true } };
}
