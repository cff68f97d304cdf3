/** "CAATSA" for "Countering America's Adversaries Through Sanctions Act": initials of the longer words, small words optional. */
export function isAcronymOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const letters = short.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters.length > 8 || letters !== letters.toUpperCase()) return false;
  const words = long.replace(/['’]s\b/g, '').match(/\p{L}+/gu) ?? [];
  const initials = (kept: readonly string[]): string =>
    kept.map((word) => word.charAt(0).toUpperCase()).join('');
  return (
    words.length >= 2 &&
    (initials(words) === letters ||
      initials(words.filter((word) => !smallWords.has(word.toLowerCase()))) === letters)
  );
}

const smallWords = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'de', 'des', 'du', 'la']);
