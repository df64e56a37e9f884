import type { DeskCall } from '../../desk/desk-call';
import { DOCUMENTED_CODES } from '../../desk/documented-codes';

/** How a call went, with the colour of its mark. */
export interface CallResult {
  readonly tone: 'good' | 'bad' | 'none';
  /** Short enough for a mark. */
  readonly mark: string;
  /** The documentation's words for a code; empty where there is nothing to say. */
  readonly words: string;
}

export function callResult({ code }: Pick<DeskCall, 'code'>): CallResult {
  if (code === undefined)
    return { tone: 'none', mark: 'no code', words: 'Desk gave no code of its own.' };
  if (code === 0) return { tone: 'good', mark: '0 OK', words: '' };
  return { tone: 'bad', mark: String(code), words: DOCUMENTED_CODES[code] ?? 'not documented' };
}

/** Whether Desk let the caller in, and why not. */
export function verdictWords({ code }: DeskCall['verdict']): string {
  return code === 0
    ? 'UserSig accepted'
    : `Caller refused with ${code}: ${DOCUMENTED_CODES[code] ?? 'not documented'}`;
}

/** The body as it can be read; a body that was no JSON is not kept. */
export function bodyText(body: unknown): string {
  return body === undefined ? 'The body was no JSON.' : JSON.stringify(body, null, 2);
}

/** The calls newest first, each with a key that stays its own while others come and go. */
export function newestFirst(
  calls: readonly DeskCall[],
): readonly { readonly key: string; readonly call: DeskCall }[] {
  const seen = new Map<number, number>();
  return calls
    .map((call) => {
      const count = (seen.get(call.at) ?? 0) + 1;
      seen.set(call.at, count);
      return { key: `${call.at}-${count}`, call };
    })
    .reverse();
}
