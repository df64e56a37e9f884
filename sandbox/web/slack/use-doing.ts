import { useState } from 'react';
import { oneAtATime } from './one-at-a-time';
import { errorWords, troubleIn } from './trouble';

interface Doing {
  readonly isBusy: boolean;
  /** What Slack, or the sandbox, says against the last thing done. */
  readonly trouble: string | undefined;
  /** Resolves to the answer, or to undefined where there is none, or something is being done. */
  readonly run: <Answer extends object>(
    doing: () => Promise<Answer>,
  ) => Promise<Answer | undefined>;
  readonly dismiss: () => void;
}

/** One thing done at a time, with what is said against it. */
export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [guarded] = useState(oneAtATime);
  const run = <Answer extends object>(doing: () => Promise<Answer>) =>
    guarded(async () => {
      setBusy(true);
      setTrouble(undefined);
      try {
        const answer = await doing();
        setTrouble(troubleIn(answer));
        return answer;
      } catch (error) {
        setTrouble(errorWords(error));
        return undefined;
      } finally {
        setBusy(false);
      }
    });
  return { isBusy, trouble, run, dismiss: () => setTrouble(undefined) };
}
