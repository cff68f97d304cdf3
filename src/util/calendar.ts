const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const shortened = ['Sept\\.?', ...months.map((name) => name.replace(/^(...)(.+)$/, '$1(?:$2|\\.)?'))];
/** A month's name or its short form with a capital or in capitals, as a pattern without groups; a full name has no stop. */
export const monthPattern = `(?:${[...shortened, ...shortened.map((form) => form.toUpperCase())].join('|')})`;
/** A day of the week in full. */
export const weekdayPattern = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
/** A year of which news tells. */
export const yearPattern = '(?:19|20)\\d\\d';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
/** A day of a month without its year, in either order. */
export const dayOfMonthPattern = `(?:${day}(?:\\sof)?\\s${monthPattern}|${monthPattern}\\s${day})`;
/** A day with its year in words, in either order: "5 October 2018", "October 5th, 2018". */
export const dayInWordsPattern = `(?:${dayOfMonthPattern},?\\s${yearPattern})`;

/** The number of a month, 1–12, from its name or the first three letters of it; undefined for other words. */
export function monthNumber(name: string): number | undefined {
  const start = name.slice(0, 3).toLowerCase();
  const index = months.findIndex((month) => month.toLowerCase().startsWith(start));
  return start.length === 3 && index >= 0 ? index + 1 : undefined;
}

/** A date in ISO 8601, as exact as what is given of it; undefined when there is no such month or day. */
export function isoDate(year: number, month?: number, day?: number): string | undefined {
  const given = [month, day].filter((part) => part !== undefined);
  const moved = new Date(0);
  // Years below 100 are taken for those of the last century by the constructor.
  moved.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  if (moved.getUTCMonth() !== (month ?? 1) - 1 || moved.getUTCDate() !== (day ?? 1)) return undefined;
  return [String(year).padStart(4, '0'), ...given.map((part) => String(part).padStart(2, '0'))].join('-');
}
