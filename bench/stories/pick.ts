/** One of some items, by a generator of numbers in [0, 1). */
export function pick<T>(from: readonly T[], random: () => number): T {
  const item = from[Math.floor(random() * from.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** The items in an order that the generator gives (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [mixed[at], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[at], mixed[other]] = [b, a];
  }
  return mixed;
}

/** A sentence with every third word or so taken from elsewhere, so that no two written by it share long runs. */
export function exchanged(sentence: string, words: readonly string[], random: () => number): string {
  return sentence.replace(/(?<!\$)\b\p{L}{2,}/gu, (word) => (random() < 0.35 ? pick(words, random) : word));
}
