/** A pair of a left and a right thing, by their places, and what it costs to put them together; above 0. */
export interface CostlyPair {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/**
 * Puts left and right things together at the least total cost, where each stands with at least one other or alone, which costs
 * `alone`. This is a minimum-cost edge cover with the choice to stay out: what results are stars, one thing with one or several
 * of the other side, and each thing is in one star. Every thing first has its cheapest choice; a matching then finds where two
 * choosing each other is cheaper than each choosing for itself (Schrijver, Combinatorial Optimization, 2003, section 19.3). Of
 * equal costs the lesser places win, so that the answer depends on the order of places alone.
 */
export function coverByStars(
  lefts: number,
  rights: number,
  pairs: readonly CostlyPair[],
  alone: number,
): readonly CostlyPair[] {
  const ordered = [...pairs].sort((a, b) => a.cost - b.cost || a.left - b.left || a.right - b.right);
  const cheapest = (side: 'left' | 'right', count: number) => {
    const found = new Array<CostlyPair | undefined>(count).fill(undefined);
    for (const pair of ordered) if (pair.cost < alone) found[pair[side]] ??= pair;
    return found;
  };
  const [ofLeft, ofRight] = [cheapest('left', lefts), cheapest('right', rights)];
  const costOf = (pair: CostlyPair | undefined) => pair?.cost ?? alone;
  const saving = new Map<string, number>();
  const byEnds = new Map<string, CostlyPair>();
  for (const pair of ordered) {
    const saved = costOf(ofLeft[pair.left]) + costOf(ofRight[pair.right]) - pair.cost;
    const key = `${pair.left} ${pair.right}`;
    if (saved > 0 && !saving.has(key)) {
      saving.set(key, saved);
      byEnds.set(key, pair);
    }
  }
  const matched = bestMatching(lefts, rights, (left, right) => saving.get(`${left} ${right}`) ?? 0);
  const chosen = new Set<CostlyPair>();
  const [coveredLeft, coveredRight] = [new Set<number>(), new Set<number>()];
  for (const [left, right] of matched) {
    const pair = byEnds.get(`${left} ${right}`);
    if (pair === undefined) continue;
    chosen.add(pair);
    coveredLeft.add(left);
    coveredRight.add(right);
  }
  for (const [place, pair] of ofLeft.entries()) if (pair && !coveredLeft.has(place)) chosen.add(pair);
  for (const [place, pair] of ofRight.entries()) if (pair && !coveredRight.has(place)) chosen.add(pair);
  return withoutSpare(chosen);
}

/** A pair both of whose ends stand in other pairs as well is not needed; the dearest go first. */
function withoutSpare(chosen: ReadonlySet<CostlyPair>): readonly CostlyPair[] {
  const [lefts, rights] = [new Map<number, number>(), new Map<number, number>()];
  const count = (map: Map<number, number>, key: number, by: number) => map.set(key, (map.get(key) ?? 0) + by);
  for (const { left, right } of chosen) {
    count(lefts, left, 1);
    count(rights, right, 1);
  }
  const kept = [...chosen].sort((a, b) => b.cost - a.cost || b.left - a.left || b.right - a.right);
  return kept
    .filter(({ left, right }) => {
      if ((lefts.get(left) ?? 0) < 2 || (rights.get(right) ?? 0) < 2) return true;
      count(lefts, left, -1);
      count(rights, right, -1);
      return false;
    })
    .reverse();
}

/**
 * The matching of greatest total value, by the Hungarian method with potentials (Kuhn 1955, Munkres 1957) in O(n²m); pairs of
 * value 0 are left out.
 */
function bestMatching(
  lefts: number,
  rights: number,
  worthOf: (left: number, right: number) => number,
): readonly (readonly [left: number, right: number])[] {
  if (lefts > rights) {
    return bestMatching(rights, lefts, (left, right) => worthOf(right, left)).map(
      ([a, b]) => [b, a] as const,
    );
  }
  // Rows and columns count from 1; column 0 is where the search for a row begins.
  const rowPotential = new Float64Array(lefts + 1);
  const columnPotential = new Float64Array(rights + 1);
  const rowOf = new Int32Array(rights + 1);
  for (let row = 1; row <= lefts; row++) {
    const least = new Float64Array(rights + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(rights + 1);
    const seen = new Uint8Array(rights + 1);
    rowOf[0] = row;
    let column = 0;
    while (column === 0 || rowOf[column] !== 0) {
      seen[column] = 1;
      const current = rowOf[column] ?? 0;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= rights; other++) {
        if (seen[other]) continue;
        const cost =
          -worthOf(current - 1, other - 1) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (cost < (least[other] ?? 0)) {
          least[other] = cost;
          from[other] = column;
        }
        if ((least[other] ?? 0) < delta) [delta, next] = [least[other] ?? 0, other];
      }
      for (let other = 0; other <= rights; other++) {
        if (seen[other]) {
          const held = rowOf[other] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    }
    while (column !== 0) {
      const before = from[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  return Array.from({ length: rights }, (_, place) => [(rowOf[place + 1] ?? 0) - 1, place] as const).filter(
    ([left, right]) => left >= 0 && worthOf(left, right) > 0,
  );
}
