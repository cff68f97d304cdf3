import type { LanguageModel } from './language-model.ts';
import { ServiceFailure } from './open-model.ts';

export interface RetryOptions {
  /** Requests at one time. */
  readonly concurrency: number;
  /** Tries after the first. */
  readonly retries: number;
  /** First wait in milliseconds where the service names none; each later one is twice as long. */
  readonly firstWait: number;
  /** Longest wait that is obeyed; a service that asks for more fails the request. */
  readonly longestWait: number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Asks so many at a time and again where that can help. When a service asks to wait (429 with Retry-After), every request
 * waits, those in line too. Rejects with the last failure.
 */
export function withRetries(inner: LanguageModel, options: RetryOptions): LanguageModel {
  const { concurrency, retries, firstWait, longestWait, wait } = options;
  const line: (() => void)[] = [];
  let busy = 0;
  let pause: Promise<void> | undefined;
  const enter = async (): Promise<void> => {
    if (busy >= concurrency) await new Promise<void>((resolve) => line.push(resolve));
    else busy += 1;
  };
  const leave = (): void => {
    const next = line.shift();
    if (next) next();
    else busy -= 1;
  };
  const holdAll = (milliseconds: number): Promise<void> => {
    const held = Promise.all([pause, wait(milliseconds)]).then(() => undefined);
    pause = held;
    return held;
  };
  return {
    name: inner.name,
    async ask(request) {
      await enter();
      try {
        for (let tried = 0; ; tried += 1) {
          await pause;
          try {
            return await inner.ask(request);
          } catch (error) {
            const again = error instanceof ServiceFailure && error.retriable && tried < retries;
            if (!again || (error.wait ?? 0) > longestWait) throw error;
            if (error.wait === undefined) await wait(Math.min(firstWait * 2 ** tried, longestWait));
            else await holdAll(error.wait);
          }
        }
      } finally {
        leave();
      }
    },
  };
}
