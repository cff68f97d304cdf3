import { useEffect, useState } from 'preact/hooks';

export interface Answered<Answer> {
  /** The last answer; it stays while a newer one is on its way. */
  readonly answer?: Answer;
  readonly error?: string;
  readonly waiting: boolean;
}

/** Asks again whenever `key` changes and keeps the answer to the latest key; nothing is asked while it is undefined. */
export function useAnswer<Answer>(key: string | undefined, ask: () => Promise<Answer>): Answered<Answer> {
  const [state, setState] = useState<Answered<Answer>>({ waiting: key !== undefined });
  // `key` stands for all that `ask` depends on.
  useEffect(() => {
    if (key === undefined) {
      setState({ waiting: false });
      return undefined;
    }
    let isCurrent = true;
    setState((before) => ({ ...(before.answer !== undefined && { answer: before.answer }), waiting: true }));
    ask().then(
      (answer) => {
        if (isCurrent) setState({ answer, waiting: false });
      },
      (error: unknown) => {
        if (isCurrent)
          setState({ error: error instanceof Error ? error.message : String(error), waiting: false });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return state;
}
