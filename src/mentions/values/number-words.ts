const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const magnitudes: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  lakh: 1e5,
  million: 1e6,
  crore: 1e7,
  billion: 1e9,
  trillion: 1e12,
};

const simple = `(?:${tens.join('|')})(?:[-\\s](?:${units.slice(1, 10).join('|')}))?|${units.slice(1).join('|')}`;

/** Matches a number in words: "twenty-four", "two dozen", "half a dozen", "a hundred", "three hundred and fifty". */
export const numberWordsPattern = `(?:half a dozen|(?:a |an |(?:${simple})\\s)?(?:dozen|score|pair|hundred|thousand)(?:\\s(?:and\\s)?(?:${simple}))?|${simple})`;

/** The number that words stand for, or undefined when they are none. */
export function numberFromWords(words: string): number | undefined {
  const text = words
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
  if (text === 'half a dozen') return 6;
  let total: number | undefined;
  for (const word of text.split(' ')) {
    const value =
      units.indexOf(word) >= 0
        ? units.indexOf(word)
        : tens.indexOf(word) >= 0
          ? (tens.indexOf(word) + 2) * 10
          : undefined;
    if (value !== undefined) total = (total ?? 0) + value;
    else if (word === 'dozen') total = (total ?? 1) * 12;
    else if (word === 'score') total = (total ?? 1) * 20;
    else if (word === 'pair') total = (total ?? 1) * 2;
    else if (word in magnitudes) total = (total ?? 1) * (magnitudes[word] ?? 1);
    else if (!['a', 'an', 'and'].includes(word)) return undefined;
  }
  return total;
}

/** The number that digits with separators stand for: "1,000", "5.43", "3 500". */
export function numberFromDigits(digits: string): number {
  return Number(digits.replace(/[,\s\u00a0\u202f]/g, ''));
}
