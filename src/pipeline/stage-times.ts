import type { ReadResult } from '../model/index.ts';
import { steadyClock, type Timed } from '../util/stopwatch.ts';

/** What a run spends its time on, in the order of the work; `ask` is a language model. */
export const timedStages = ['read', 'find', 'encode', 'extract', 'ask', 'commit'] as const;
export type TimedStage = (typeof timedStages)[number];
export type StageTime = Timed<TimedStage>;

/** What a stage took in a run. */
export interface StageSum {
  readonly stage: TimedStage;
  readonly seconds: number;
  /** Articles that went through it. */
  readonly articles: number;
}

/** Sums up what stages take. */
export interface StageSums {
  spend(stage: TimedStage, milliseconds: number, articles: number): void;
  /** One article's way through several stages, some of them more than once. */
  add(times: readonly StageTime[]): void;
  /** The stages that any article went through, in the order of the work. */
  sums(): readonly StageSum[];
}

/** Sums of nothing yet. */
export function createStageSums(): StageSums {
  const held = new Map<TimedStage, { milliseconds: number; articles: number }>();
  const spend = (stage: TimedStage, milliseconds: number, articles: number): void => {
    const sum = held.get(stage) ?? { milliseconds: 0, articles: 0 };
    held.set(stage, { milliseconds: sum.milliseconds + milliseconds, articles: sum.articles + articles });
  };
  return {
    spend,
    add(times) {
      const seen = new Set<TimedStage>();
      for (const { name, milliseconds } of times) {
        spend(name, milliseconds, seen.has(name) ? 0 : 1);
        seen.add(name);
      }
    },
    sums: () =>
      timedStages.flatMap((stage) => {
        const sum = held.get(stage);
        return sum ? [{ stage, seconds: sum.milliseconds / 1000, articles: sum.articles }] : [];
      }),
  };
}

/** Gives inputs on and tells how long each was waited for. */
export async function* timedInputs(
  inputs: AsyncIterable<ReadResult>,
  spend: (milliseconds: number, articles: number) => void,
): AsyncGenerator<ReadResult> {
  let began = steadyClock();
  for await (const input of inputs) {
    spend(steadyClock() - began, input.ok ? 1 : 0);
    yield input;
    began = steadyClock();
  }
}
