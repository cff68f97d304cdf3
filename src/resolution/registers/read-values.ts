import type { RegisteredCount, RegisteredYears } from '../../model/index.ts';

/** What a cell says; `unread` where it says something that is not understood. */
export type Read<T> = { readonly value?: T; readonly unread?: true };

const nothing = /^(?:|\.\.?|\. \.|-|–|n\/?a|unknown|\?)$/i;

/**
 * A count as registers write it: `36`, `1,000`; `(36)`, `36?`, `c. 36` and `~36` are estimates, as is one with a flag beside it
 * ("?", "Yes"); `24-36` and `24–36` are ranges. A lone "?" and ".." say nothing.
 */
export function readCount(cell = '', flag = ''): Read<RegisteredCount> {
  const { words, uncertain } = withoutMarks(cell, flag);
  if (nothing.test(words)) return {};
  const match = /^(\d+(?:\.\d+)?)(?:\s*[-–/]\s*(\d+(?:\.\d+)?))?$/.exec(
    words.replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, ''),
  );
  if (match === null) return { unread: true };
  const [first, second] = [Number(match[1]), Number(match[2] ?? match[1])];
  return { value: { least: Math.min(first, second), most: Math.max(first, second), uncertain } };
}

/** Years as registers write them: `2018`, `(2018)`, `2018?`, `c. 2018`, `2018-2021`, `2018-21`, `2018; 2020; 2021`, `2018/2019`. */
export function readYears(cell = '', flag = ''): Read<RegisteredYears> {
  const { words, uncertain } = withoutMarks(cell, flag);
  if (nothing.test(words)) return {};
  const parts = words.split(/\s*[;,]\s*/).filter((part) => part !== '');
  const years = parts.map((part) => yearsIn(part.replace(/^\((.*)\)$/, '$1').trim()));
  if (parts.length === 0 || years.some((each) => each === undefined)) return { unread: true };
  const all = years.flatMap((each) => each ?? []);
  const isMarked = parts.some((part) => /[()?]/.test(part));
  return { value: { first: Math.min(...all), last: Math.max(...all), uncertain: uncertain || isMarked } };
}

function yearsIn(part: string): readonly number[] | undefined {
  const match = /^(\d{4})\??(?:-\d{2}-\d{2})?(?:\s*[-–/]\s*(\d{4}|\d{2})\??)?$/.exec(part);
  const [, first = '', second = ''] = match ?? [];
  if (match === null) return undefined;
  const last = second === '' ? first : second.length === 2 ? first.slice(0, 2) + second : second;
  return [Number(first), Number(last)];
}

/** Characters of a cell that are looked at: a number, or years, takes fewer. */
const mostRead = 300;

/** What a cell says without the marks of an estimate, and whether there were any. */
function withoutMarks(cell: string, flag: string): { readonly words: string; readonly uncertain: boolean } {
  const written = cell.slice(0, mostRead).trim();
  const words = written
    .replace(/^\(\s*(.*?)\s*\)$/, '$1')
    .replace(/^(?:c\.|ca\.|circa|approx\.|about|~)\s*/i, '')
    .replace(/(?<=\d)\s*\?$/, '')
    .trim();
  const isFlagged = /^(?:\?|yes|true|1|\(\?\))$/i.test(flag.trim());
  return { words, uncertain: isFlagged || words !== written };
}
