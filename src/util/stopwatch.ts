/** A piece of work with when it began and how long it took. */
export interface Timed<Name extends string = string> {
  readonly name: Name;
  /** Milliseconds since 1970, with fractions. */
  readonly began: number;
  readonly milliseconds: number;
}

/** Times pieces of work one after the other. */
export interface Stopwatch<Name extends string> {
  /** Runs work and keeps what it took, also when it throws. */
  time<Result>(name: Name, work: () => Promise<Result>): Promise<Result>;
  /** What was timed so far, in order. */
  readonly times: readonly Timed<Name>[];
}

/** A clock that never goes back: milliseconds since 1970, with fractions. */
export function steadyClock(): number {
  return performance.timeOrigin + performance.now();
}

/** A stopwatch with nothing on it. */
export function createStopwatch<Name extends string>(clock: () => number = steadyClock): Stopwatch<Name> {
  const times: Timed<Name>[] = [];
  return {
    times,
    async time(name, work) {
      const began = clock();
      try {
        return await work();
      } finally {
        times.push({ name, began, milliseconds: clock() - began });
      }
    },
  };
}
