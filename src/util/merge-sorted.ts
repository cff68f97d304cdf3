/** Two lists of distinct words, each in the order of `compare`, as one such list. Linear in both. */
export function mergeSorted(one: readonly string[], other: readonly string[]): readonly string[] {
  if (other.length === 0) return one;
  const all: string[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [a, b] = [one[left], other[right]];
    if (a !== undefined && (b === undefined || a <= b)) {
      all.push(a);
      left += 1;
      if (a === b) right += 1;
    } else if (b !== undefined) {
      all.push(b);
      right += 1;
    }
  }
  return all;
}
