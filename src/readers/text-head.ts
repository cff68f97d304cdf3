import type { PartialDate } from '../model/index.ts';
import { dayInWordsPattern, weekdayPattern } from '../util/calendar.ts';
import { parseDate } from '../util/parse-date.ts';
import { trailingLength } from '../util/trailing-length.ts';

/** What the first lines of a plain text say about it. */
export interface TextHead {
  readonly title?: string;
  readonly published?: PartialDate;
  readonly outlet?: string;
}

/** So much of a text can be its head; further down a date is part of the story. */
const headLength = 1500;
const headLines = 8;
const longestTitle = 160;

const dateLine = /^date[ \t]+(?<date>\d{4}(?:-\d{2}){0,2})(?!\d)[ \t]*(?:[·|][ \t]*(?<outlet>.*))?/iu;
const day = `(?:${weekdayPattern},?\\s+)?(?<date>${dayInWordsPattern})`;
/** A line that is a full date; at the head of running text it would be an entry of a chronology. */
const lineOfDate = new RegExp(`^\\(?${day}\\)?(?=\\s*(?:$|[,|·]))`, 'u');
/** A full date that ends a line or closes a dateline: place or agency in front, a stop or a dash behind. */
const closingDate = new RegExp(`[,|(·–—-]\\s*${day}(?=\\s*(?:$|[,|·–—:)(.]|-))`, 'u');

/**
 * Title, day and outlet from the first lines: `# Title` or a short line without a full stop that stands alone; `date YYYY-MM-DD`,
 * with ` · Outlet` behind it if need be; or a full date in a dateline or on a line of its own.
 */
export function textHead(text: string): TextHead {
  const lines = text
    .slice(0, headLength)
    .split(/\r\n|[\n\r\u2028]/)
    .map((line) => line.trim());
  const title = titleOf(lines);
  const upper = lines.filter((line) => line !== '').slice(0, headLines);
  const marked = upper.map((line) => dateLine.exec(line)?.groups).find((groups) => groups !== undefined);
  const written = upper
    .filter((line) => line !== title)
    // A date further along a line belongs to the story.
    .map((line) => (lineOfDate.exec(line) ?? closingDate.exec(line.slice(0, 120)))?.groups)
    .find((groups) => groups !== undefined);
  const published = parseDate(marked?.['date'] ?? written?.['date'] ?? '');
  const outlet = marked?.['outlet']?.trim();
  return {
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(outlet && { outlet }),
  };
}

function titleOf(lines: readonly string[]): string | undefined {
  const first = lines.findIndex((line) => line !== '' && !dateLine.test(line));
  const line = lines[first];
  if (line === undefined) return undefined;
  const heading = /^#{1,2}\s+(?<words>\S.*)$/.exec(line)?.groups?.['words'];
  // A heading of Markdown may be closed by marks as well.
  if (heading !== undefined) {
    return heading.slice(0, heading.length - trailingLength(heading, /#/)).trimEnd() || heading;
  }
  const next = lines[first + 1];
  const alone = next === '' || (next !== undefined && (dateLine.test(next) || /^=+$/.test(next)));
  const followed = lines.slice(first + 1).some((other) => other !== '');
  const isShort = line.length <= longestTitle && !/[.,;:]$/.test(line) && /\p{L}/u.test(line);
  return alone && followed && isShort ? line : undefined;
}
