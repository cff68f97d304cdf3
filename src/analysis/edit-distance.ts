/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours that turn one word
 * into the other, no stretch being edited twice. By code points; O(|a|·|b|) time, three rows of memory.
 */
export function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [row, letter] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      const best = Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1);
      const swapped = letter === right[column - 1] && left[row - 1] === other && row > 0 && column > 0;
      current.push(swapped ? Math.min(best, (before[column - 1] ?? 0) + 1) : best);
    }
    before = previous;
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
