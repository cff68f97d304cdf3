import { groupBy } from '../../util/group-by.ts';
import type { SignedTie } from '../signed-network.ts';

/** Which community each actor belongs to; communities are numbered from 0 in the order of their first actors. */
export type Partition = ReadonlyMap<string, number>;

/** What each pair adds to the signed modularity when it is together, a row for each actor. */
export type ModularityMatrix = readonly Float64Array[];

/**
 * Signed modularity (Gómez, Jensen and Arenas 2009): ties within communities and division between them, each against what
 * strengths alone let expect; at most 1. With no division it is the modularity of Newman (2004). 0 for a network without ties.
 */
export function signedModularity(
  actors: readonly string[],
  ties: readonly SignedTie[],
  partition: Partition,
): number {
  return modularityOf(actors, modularityMatrix(actors, ties), partition);
}

/** `signedModularity` over a matrix that was made before, for many partitions of one network. */
export function modularityOf(
  actors: readonly string[],
  matrix: ModularityMatrix,
  partition: Partition,
): number {
  const groups = Int32Array.from(actors, (actor) => partition.get(actor) ?? -1);
  let sum = 0;
  for (const [at, row] of matrix.entries()) {
    let part = 0;
    for (let other = 0; other < row.length; other += 1) {
      if (groups[other] === groups[at]) part += row[other] ?? 0;
    }
    sum += part;
  }
  return sum;
}

/**
 * A partition of high signed modularity: local moving and merging of communities as by Louvain (Blondel et al. 2008), on the
 * matrix of signed modularity. A community's members move on as one; actors are visited in an order that `random` draws.
 */
export function signedLouvain(
  actors: readonly string[],
  ties: readonly SignedTie[],
  random: () => number,
): Partition {
  return louvainOver(actors, modularityMatrix(actors, ties), random);
}

/** `signedLouvain` over a matrix that was made before, for many tries on one network. */
export function louvainOver(
  actors: readonly string[],
  whole: ModularityMatrix,
  random: () => number,
): Partition {
  let matrix = whole;
  let groups: readonly (readonly number[])[] = actors.map((_, at) => [at]);
  for (;;) {
    const labels = movedLocally(matrix, random);
    const merged = [...groupBy(labels.keys(), (at) => labels[at]).values()];
    if (merged.length === groups.length) break;
    groups = merged.map((members) => members.flatMap((at) => groups[at] ?? []));
    matrix = mergedMatrix(matrix, merged);
  }
  return numbered(actors, groups);
}

function mergedMatrix(matrix: ModularityMatrix, merged: readonly (readonly number[])[]): ModularityMatrix {
  return merged.map((rows) =>
    Float64Array.from(merged, (columns) => {
      let sum = 0;
      for (const at of rows) {
        const row = matrix[at];
        let part = 0;
        if (row !== undefined) for (const column of columns) part += row[column] ?? 0;
        sum += part;
      }
      return sum;
    }),
  );
}

/** Communities numbered in the order of their first actors, so that equal partitions are equal. */
function numbered(actors: readonly string[], groups: readonly (readonly number[])[]): Partition {
  const groupOf = new Map(groups.flatMap((members, group) => members.map((at) => [at, group] as const)));
  const numbers = new Map<number, number>();
  return new Map(
    actors.map((actor, at) => {
      const group = groupOf.get(at) ?? at;
      const number = numbers.get(group) ?? numbers.size;
      numbers.set(group, number);
      return [actor, number];
    }),
  );
}

function movedLocally(matrix: ModularityMatrix, random: () => number): Int32Array {
  const size = matrix.length;
  const labels = Int32Array.from(matrix, (_, at) => at);
  const order = Int32Array.from(labels);
  for (let last = size - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  // There are never more labels in use than actors, so that one is free for whoever wants to be alone.
  const members = new Int32Array(size).fill(1);
  const gains = new Float64Array(size);
  const seenFor = new Int32Array(size).fill(-1);
  const seen = new Int32Array(size);
  let visit = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const at of order) {
      const row = matrix[at] ?? gains;
      let count = 0;
      for (let other = 0; other < size; other += 1) {
        if (other === at) continue;
        const label = labels[other] ?? 0;
        if (seenFor[label] !== visit) {
          seenFor[label] = visit;
          gains[label] = 0;
          seen[count] = label;
          count += 1;
        }
        gains[label] = (gains[label] ?? 0) + (row[other] ?? 0);
      }
      const own = labels[at] ?? at;
      const inCompany = seenFor[own] === visit;
      let [best, most] = [own, inCompany ? (gains[own] ?? 0) : 0];
      for (let next = 0; next < count; next += 1) {
        const label = seen[next] ?? 0;
        const gain = gains[label] ?? 0;
        if (gain > most + 1e-12) [best, most] = [label, gain];
      }
      // Alone is better than with those that divide.
      if (most < -1e-12 && inCompany) best = members.indexOf(0);
      if (best !== own) {
        labels[at] = best;
        members[own] = (members[own] ?? 0) - 1;
        members[best] = (members[best] ?? 0) + 1;
        moved = true;
      }
      visit += 1;
    }
  }
  return labels;
}

/** The matrix of signed modularity: both orders of each pair and the diagonal included. Quadratic in the actors. */
export function modularityMatrix(actors: readonly string[], ties: readonly SignedTie[]): ModularityMatrix {
  const place = new Map(actors.map((actor, at) => [actor, at]));
  const matrix = actors.map(() => new Float64Array(actors.length));
  const plus = new Float64Array(actors.length);
  const minus = new Float64Array(actors.length);
  const add = (row: number, column: number, value: number) => {
    const line = matrix[row];
    if (line !== undefined) line[column] = (line[column] ?? 0) + value;
  };
  for (const { a, b, positive, negative } of ties) {
    const [left = 0, right = 0] = [place.get(a), place.get(b)];
    add(left, right, positive - negative);
    add(right, left, positive - negative);
    for (const end of [left, right]) {
      plus[end] = (plus[end] ?? 0) + positive;
      minus[end] = (minus[end] ?? 0) + negative;
    }
  }
  const [allPlus, allMinus] = [plus, minus].map((list) => list.reduce((sum, value) => sum + value, 0));
  const whole = (allPlus ?? 0) + (allMinus ?? 0);
  if (whole === 0) return matrix;
  return matrix.map((row, at) =>
    row.map((value, other) => {
      const drawn = allPlus ? ((plus[at] ?? 0) * (plus[other] ?? 0)) / allPlus : 0;
      const driven = allMinus ? ((minus[at] ?? 0) * (minus[other] ?? 0)) / allMinus : 0;
      return (value - (drawn - driven)) / whole;
    }),
  );
}
