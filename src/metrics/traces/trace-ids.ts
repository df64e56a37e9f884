import { createHash } from 'node:crypto';
import type { Story } from '../stories';

/**
 * A request's trace has an ID that anybody can work out from the request's own, and so has the span of
 * each of its tries. Whatever takes the request up, the submission, the loop or another process after
 * a restart, hangs its spans there without anything having been saved or handed over for it.
 */
export function traceIdOf(requestId: string): string {
  return hex(`trace of ${requestId}`).slice(0, 32);
}

/** The span of one try: from the press to the message. */
export function spanIdOf({ requestId, revision }: Pick<Story, 'requestId' | 'revision'>): string {
  return hex(`try ${revision} of ${requestId}`).slice(0, 16);
}

/** The span of the first try, under which those of the later ones hang. */
export function firstSpanIdOf(requestId: string): string {
  return spanIdOf({ requestId, revision: 1 });
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
