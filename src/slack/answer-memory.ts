import type { Clock } from '../domain/clock';

/** Answers to one kind of question, each kept for a while. */
export interface AnswerMemory<Answer> {
  /** What is kept; undefined where it would have to be asked for. */
  known(key: string): Answer | undefined;
  /** What is kept, or else asked for; all who want the same at once share one question. */
  get(key: string): Promise<Answer>;
}

/** More answers than a workspace needs in an hour, in little memory. */
const KEPT_MAX = 5_000;

/** `keepMs`: how long an answer is good for, in ms; 0 keeps it for nobody else. */
export function createAnswerMemory<Answer>(
  ask: (key: string) => Promise<Answer>,
  keepMs: (answer: Answer) => number,
  clock: Clock,
): AnswerMemory<Answer> {
  const kept = new Map<string, { readonly answer: Answer; readonly until: number }>();
  const asked = new Map<string, Promise<Answer>>();

  const known = (key: string): Answer | undefined => {
    const found = kept.get(key);
    return found !== undefined && clock.now() < found.until ? found.answer : undefined;
  };
  const askAndKeep = async (key: string): Promise<Answer> => {
    const answer = await ask(key);
    // The oldest stands first: an answer that is renewed moves to the end.
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    const ms = keepMs(answer);
    if (ms > 0) kept.set(key, { answer, until: clock.now() + ms });
    return answer;
  };
  return {
    known,
    async get(key) {
      const answer = known(key);
      if (answer !== undefined) return answer;
      const asking = asked.get(key) ?? askAndKeep(key).finally(() => asked.delete(key));
      asked.set(key, asking);
      return asking;
    },
  };
}
