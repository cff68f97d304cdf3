import { isoDate, monthNumber, monthPattern } from './calendar.ts';

const month = `(?<month>${monthPattern})`;
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
 * The day that words or figures name, as `YYYY-MM-DD` or coarser: ISO 8601, RFC 2822 and dates in English words.
 * A time is cut off, not converted: the day is the one that the outlet printed. Undefined for anything else.
 */
export function parseDate(written: string): string | undefined {
  const words = written.trim();
  for (const form of forms) {
    const groups = form.exec(words)?.groups;
    if (groups !== undefined) return dateOf(groups);
  }
  return undefined;
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { year, month, number, day: figures } = groups;
  const numberOf = (written: string | undefined) => (written === undefined ? undefined : Number(written));
  return isoDate(
    Number(year),
    month === undefined ? numberOf(number) : monthNumber(month),
    numberOf(figures),
  );
}
