import { useState } from 'react';

interface Doing {
  readonly isBusy: boolean;
  /** What Slack, or the sandbox, says against the last thing done. */
  readonly trouble: string | undefined;
  /** Resolves to the answer, or to undefined where there is none. */
  readonly run: <Answer extends object>(
    doing: () => Promise<Answer>,
  ) => Promise<Answer | undefined>;
  readonly dismiss: () => void;
}

/** One thing done at a time, with what is said against it. */
export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const run = async <Answer extends object>(doing: () => Promise<Answer>) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const answer = await doing();
      setTrouble(troubleIn(answer));
      return answer;
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, trouble, run, dismiss: () => setTrouble(undefined) };
}

/** What an answer says against what was done; undefined where it says nothing. */
export function troubleIn(answer: object): string | undefined {
  return 'personSees' in answer && typeof answer.personSees === 'string'
    ? answer.personSees
    : undefined;
}
