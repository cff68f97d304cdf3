import type { Finding } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** What a Finding or a step rests on: distinct ids of claims and names of reference edges, each sorted. */
export type Grounds = Pick<Finding, 'claims' | 'reference'>;

/**
 * Figures with the grounds on which they stand, gathered when they are first read, and kept: a table of thousands of Findings
 * never asks for the claims behind them, and those of all together are far more than the graph has. They are properties like
 * any others (JSON has them); a copy by `...` reads them. `gather` must be pure.
 */
export function withGrounds<Figures extends object>(
  figures: Figures,
  gather: () => Grounds,
): Figures & Grounds {
  Object.defineProperty(figures, gathering, { value: gather, writable: true });
  // The two properties that the type adds are the two that are defined.
  return Object.defineProperties(figures, readWhenAsked) as Figures & Grounds;
}

/** Where an object keeps how its grounds are gathered, then the grounds themselves: neither listed nor copied. */
const gathering = Symbol('gathering');

interface Gathering {
  [gathering]: (() => Grounds) | Grounds;
}

function read(figures: Gathering): Grounds {
  const kept = figures[gathering];
  const grounds = typeof kept === 'function' ? kept() : kept;
  figures[gathering] = grounds;
  return grounds;
}

/** One pair of properties for all: there are tens of thousands of Findings. */
const readWhenAsked: PropertyDescriptorMap & ThisType<Gathering> = {
  claims: {
    enumerable: true,
    configurable: true,
    get() {
      return read(this).claims;
    },
  },
  reference: {
    enumerable: true,
    configurable: true,
    get() {
      return read(this).reference;
    },
  },
};

/** A pure function of nothing that works its answer out when it is first asked. */
export function once<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}

/** A sorted list of distinct words with some more, each at its place; the list itself where it has them all. */
export function withWords(sorted: readonly string[], ...more: readonly string[]): readonly string[] {
  let all: string[] | undefined;
  for (const word of more) {
    const list: readonly string[] = all ?? sorted;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(list[middle] ?? '', word) < 0) low = middle + 1;
      else high = middle;
    }
    if (list[low] === word) continue;
    all ??= [...sorted];
    all.splice(low, 0, word);
  }
  return all ?? sorted;
}
