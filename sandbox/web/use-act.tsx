import { type ReactNode, useState } from 'react';

interface Acting {
  /** Does something; resolves to whether it worked, and shows in `toast` why not. */
  readonly act: (doing: () => Promise<unknown>) => Promise<boolean>;
  /** What went wrong, to be placed near where it was done. */
  readonly toast: ReactNode;
}

/** What people do on the page can be refused: every failure stays until it is dismissed or mended. */
export function useAct(): Acting {
  const [failures, setFailures] = useState<readonly string[]>([]);
  const act = async (doing: () => Promise<unknown>) => {
    try {
      await doing();
      setFailures([]);
      return true;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      setFailures((before) => [...before.filter((each) => each !== words), words]);
      return false;
    }
  };
  const dismiss = (words: string) =>
    setFailures((before) => before.filter((each) => each !== words));
  return { act, toast: <Toasts failures={failures} onDismiss={dismiss} /> };
}

interface ToastsProps {
  readonly failures: readonly string[];
  readonly onDismiss: (words: string) => void;
}

function Toasts({ failures, onDismiss }: ToastsProps) {
  return failures.map((words) => (
    <div key={words} className="toast" role="alert">
      <span>{words}</span>
      <button type="button" aria-label="Dismiss" onClick={() => onDismiss(words)}>
        ×
      </button>
    </div>
  ));
}
