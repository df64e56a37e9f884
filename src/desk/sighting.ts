import { assertNever } from '../domain/assert-never';
import type { DeskCalled, Lasted } from '../domain/observer';
import type { Reply } from './reply';

interface Called extends Lasted {
  readonly command: string;
  readonly repeat: DeskCalled['repeat'] | undefined;
}

/** What is seen of an attempt: never what was sent, nor Desk's words. */
export function sightingOf(reply: Reply, { repeat, ...called }: Called): DeskCalled {
  return {
    kind: 'deskCalled',
    ...called,
    ...verdictOf(reply),
    ...(repeat !== undefined && { repeat }),
  };
}

function verdictOf(reply: Reply): Pick<DeskCalled, 'result' | 'code'> {
  switch (reply.kind) {
    case 'answer':
      return reply.code === 0 ? { result: 'ok' } : { result: 'refused', code: reply.code };
    case 'neverSent':
      return { result: 'neverSent' };
    case 'noAnswer': {
      const { noAnswer } = reply;
      return { result: 'noAnswer', ...(noAnswer.kind === 'code' && { code: noAnswer.code }) };
    }
    default:
      return assertNever(reply);
  }
}
