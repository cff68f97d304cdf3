const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** Words that multiply what stands before them, and "one" when nothing does. */
const groups: ReadonlyMap<string, number> = new Map([
  ['pair', 2],
  ['dozen', 12],
  ['score', 20],
  ['hundred', 1e2],
]);
/** Words that close what stands before them: what follows is added. */
const magnitudes: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

const simple = `(?:${tens.join('|')})(?:[-\\s](?:${units.slice(1, 10).join('|')}))?|${units.slice(1).join('|')}`;
/** "Several hundred" and "a few dozen" state no number. */
const noVagueWord = '(?<!\\b(?:several|few|many)\\s)';
const group = `(?:(?:an?\\s|(?:${simple})\\s|${noVagueWord})(?:${[...groups.keys()].join('|')})(?:\\s(?:and\\s)?(?:${simple}))?|${simple})`;

/** Matches a number in words: "twenty-four", "two dozen", "half a dozen", "a hundred", "two thousand five hundred". */
export const numberWordsPattern = `(?:half a dozen|(?:an?|${group})\\s(?:${[...magnitudes.keys()].join('|')})(?:\\s(?:and\\s)?${group})?|${group})`;

/** The number that words stand for, or undefined when they are none. */
export function numberFromWords(words: string): number | undefined {
  const text = words
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
  if (text === 'half a dozen') return 6;
  let closed = 0;
  let open: number | undefined;
  for (const word of text.split(' ')) {
    const value = simpleValue(word);
    const factor = groups.get(word);
    const magnitude = magnitudes.get(word);
    if (value !== undefined) open = (open ?? 0) + value;
    else if (factor !== undefined) open = (open ?? 1) * factor;
    else if (magnitude !== undefined) {
      closed += (open ?? 1) * magnitude;
      open = undefined;
    } else if (!['a', 'an', 'and'].includes(word)) return undefined;
  }
  return closed === 0 ? open : closed + (open ?? 0);
}

function simpleValue(word: string): number | undefined {
  const unit = units.indexOf(word);
  if (unit >= 0) return unit;
  const ten = tens.indexOf(word);
  return ten >= 0 ? (ten + 2) * 10 : undefined;
}

/** The number that digits with separators stand for: "1,000", "5.43", "3 500", "1,20,000"; "1,5" has a decimal comma. */
export function numberFromDigits(digits: string): number {
  const point = /^\d{1,3},\d{1,2}$/.test(digits) ? digits.replace(',', '.') : digits;
  return Number(point.replace(/[,\s\u00a0\u202f]/g, ''));
}
