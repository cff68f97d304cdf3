/** Kept away from the logarithm of nothing. */
const least = 1e-9;

/**
 * The course of states with the greatest probability (Viterbi): `steps[k][state]` is a state's probability at step k,
 * `cost(from, to)` what a change costs, in nats. Of equal courses the one with the lower states.
 */
export function bestPath(
  steps: readonly Float64Array[],
  cost: (from: number, to: number) => number,
): readonly number[] {
  const size = steps[0]?.length ?? 0;
  let scores = new Float64Array(size);
  const came = steps.map((step, index) => {
    const next = new Float64Array(size);
    const origins = new Uint8Array(size);
    for (let to = 0; to < size; to += 1) {
      let best = index === 0 ? 0 : Number.NEGATIVE_INFINITY;
      for (let from = 0; index > 0 && from < size; from += 1) {
        const score = (scores[from] ?? 0) - cost(from, to);
        if (score > best) {
          best = score;
          origins[to] = from;
        }
      }
      next[to] = best + Math.log(Math.max(step[to] ?? 0, least));
    }
    scores = next;
    return origins;
  });
  const path: number[] = [];
  let state = scores.indexOf(Math.max(...scores));
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    path.push(state);
    state = came[index]?.[state] ?? 0;
  }
  return path.reverse();
}
