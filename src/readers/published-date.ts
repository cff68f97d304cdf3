import { type PartialDate, partialDateSchema } from '../model/index.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';

/** Forms of a date as sources write them; a figure for the month counts only where its place is beyond doubt. */
const forms: readonly RegExp[] = [
  /^(?<year>\d{4})(?:-(?<number>\d{2})(?:-(?<day>\d{2}))?)?(?:$|[T ]\d{1,2}:)/i,
  /^(?<year>\d{4})\/(?<number>\d{1,2})(?:\/(?<day>\d{1,2}))?(?:$|[ T])/,
  /^(?<year>\d{4})(?<number>\d{2})(?<day>\d{2})(?:$|T)/,
  new RegExp(`^(?:[a-z]+,?\\s+)?${day}(?:\\s+of)?[\\s-]+${month},?[\\s-]+(?<year>\\d{4})(?!\\d)`, 'i'),
  new RegExp(`^(?:[a-z]+,?\\s+)?${month}\\s+${day},?\\s+(?<year>\\d{4})(?!\\d)`, 'i'),
  new RegExp(`^${month},?\\s+(?<year>\\d{4})$`, 'i'),
];

/**
 * The day that a source gives for publication, as `YYYY-MM-DD` or coarser: ISO 8601, RFC 2822 and dates in English words.
 * A time is cut off, not converted: the day is the one that the outlet printed. Undefined for anything else.
 */
export function publishedDate(written: string): PartialDate | undefined {
  const words = written.trim();
  for (const form of forms) {
    const groups = form.exec(words)?.groups;
    if (groups !== undefined) return dateOf(groups);
  }
  return undefined;
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): PartialDate | undefined {
  const name = groups['month']?.toLowerCase();
  const number = name === undefined ? groups['number'] : String(months.indexOf(name) + 1);
  const parts = [groups['year'], number, groups['day']].filter((part) => part !== undefined);
  const date = parts.map((part) => part.padStart(2, '0')).join('-');
  return partialDateSchema.safeParse(date).success && existsInCalendar(date) ? date : undefined;
}

/** False for 31 June: such a day moves into the next month when it is made a date. */
function existsInCalendar(date: PartialDate): boolean {
  const [year, monthNumber = 1, dayNumber = 1] = date.split('-').map(Number);
  if (year === undefined) return false;
  return new Date(Date.UTC(year, monthNumber - 1, dayNumber)).getUTCDate() === dayNumber;
}
