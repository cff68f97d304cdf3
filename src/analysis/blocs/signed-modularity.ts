import type { SignedTie } from '../signed-network.ts';

/** Which community each actor belongs to; communities are numbered from 0 in the order of their first actors. */
export type Partition = ReadonlyMap<string, number>;

/**
 * Signed modularity (Gómez, Jensen and Arenas 2009): ties within communities and division between them, each against what
 * strengths alone let expect; at most 1. With no division it is the modularity of Newman (2004). 0 for a network without ties.
 */
export function signedModularity(
  actors: readonly string[],
  ties: readonly SignedTie[],
  partition: Partition,
): number {
  const matrix = modularityMatrix(actors, ties);
  return matrix.reduce(
    (sum, row, at) =>
      sum +
      row.reduce(
        (part, value, other) =>
          part + (partition.get(actors[at] ?? '') === partition.get(actors[other] ?? '') ? value : 0),
        0,
      ),
    0,
  );
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
  let matrix = modularityMatrix(actors, ties);
  let groups: readonly (readonly number[])[] = actors.map((_, at) => [at]);
  for (;;) {
    const labels = movedLocally(matrix, random);
    const names = [...new Set(labels)];
    if (names.length === groups.length) break;
    const merged = names.map((name) => labels.flatMap((label, at) => (label === name ? [at] : [])));
    groups = merged.map((members) => members.flatMap((at) => groups[at] ?? []));
    const before = matrix;
    matrix = merged.map((rows) =>
      merged.map((columns) =>
        rows.reduce(
          (sum, row) => sum + columns.reduce((part, column) => part + (before[row]?.[column] ?? 0), 0),
          0,
        ),
      ),
    );
  }
  return numbered(actors, groups);
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

function movedLocally(matrix: readonly (readonly number[])[], random: () => number): readonly number[] {
  const labels = matrix.map((_, at) => at);
  const order = matrix.map((_, at) => at);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  for (let moved = true; moved; ) {
    moved = false;
    for (const at of order) {
      const row = matrix[at] ?? [];
      const gains = new Map<number, number>();
      for (const [other, label] of labels.entries()) {
        if (other !== at) gains.set(label, (gains.get(label) ?? 0) + (row[other] ?? 0));
      }
      const own = labels[at] ?? at;
      let best = own;
      let most = gains.get(own) ?? 0;
      for (const [label, gain] of gains) {
        if (gain > most + 1e-12) [best, most] = [label, gain];
      }
      // Alone is better than with those that divide; an own label is free for whoever left it.
      if (most < -1e-12 && gains.has(own)) [best, most] = [Math.max(...labels) + 1, 0];
      if (best !== own) {
        labels[at] = best;
        moved = true;
      }
    }
  }
  return labels;
}

/** What each pair adds to the signed modularity when it is together, both orders and the diagonal included. */
function modularityMatrix(
  actors: readonly string[],
  ties: readonly SignedTie[],
): readonly (readonly number[])[] {
  const place = new Map(actors.map((actor, at) => [actor, at]));
  const matrix = actors.map(() => new Array<number>(actors.length).fill(0));
  const plus = new Array<number>(actors.length).fill(0);
  const minus = new Array<number>(actors.length).fill(0);
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
