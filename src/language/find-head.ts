import type { PartialDate, Span } from '../model/index.ts';
import { parseDate } from '../util/parse-date.ts';
import { datePattern, fullDatePattern } from './written-date.ts';

/** What stands before a story's first sentence. */
export interface Head {
  readonly title?: Span;
  readonly dateline?: Span;
  /** The full date that the head gives. */
  readonly published?: PartialDate;
}

/** The head is looked for in so many paragraphs; below them a date is part of the story. */
const headParagraphs = 8;
const longestTitle = 160;
/** A paragraph longer than this is the story itself. */
const longestHead = 120;

const capital = "\\p{Lu}[\\p{L}\\p{M}.'’]*";
const capitals = "\\p{Lu}[\\p{Lu}\\p{M}.'’]+";
const joint = '(?:[ -]|\\s?/\\s?)';
/** One or several places in capitals: NEW DELHI, CAIRO/PARIS. */
const place = `${capitals}(?:${joint}${capitals})*`;
/** A place in small letters counts only with a date: Doha, 15 Dec 2021. */
const town = `${capital}(?:${joint}${capital}){0,4}`;
const agency = '\\([^()\\n]{2,60}\\)';
const dash = '(?:[—–]|--?)(?=\\s|$)';
const behind = `(?:,\\s${town}){0,2}`;

const forms: readonly RegExp[] = [
  // date 2020-02-04 MOSCOW/NEW DELHI –
  `date\\s\\d{4}(?:-\\d{2}){0,2}(?:\\s*[·|][^\\n]{0,80}$|\\s${place}${behind}\\s?${dash}|(?=\\s|$))`,
  // MOSCOW, Feb 4 (Agency) —   CAIRO/PARIS -   GLIWICE, Poland, 4 August 2025 -
  `${place}${behind}(?:,?\\s${datePattern})?(?:\\s${agency})?\\s?${dash}`,
  // NEW DELHI, Sept 15:   MINSK, 8 December 2021.   Esbjerg, 18 December 2020.
  `${town}${behind},\\s${datePattern}(?:\\s${agency})?(?:\\s?${dash}|[:.](?=\\s|$)|(?=\\s*$))`,
  // (Agency, 12 March 2019)   (Caspian Dispatch) –
  `\\((?:[^()\\n]{2,60},\\s)?${datePattern}\\)(?:\\s?${dash})?`,
  `${agency}\\s${dash}`,
  // Kampala | Thursday, June 15, 2023   8 January 2024
  `(?:${town}${behind}\\s(?:[|·]|${dash})\\s)?${fullDatePattern}(?=\\s*$)`,
].map((form) => new RegExp(`^(?:${form})`, 'u'));

/** A full date that a short line of the head begins or ends with: Policy brief, 22 April 2005. */
const datedLine = new RegExp(
  `^(?<first>${fullDatePattern})(?=[\\s,.|·–—-]|$)|(?:^|[,|·–—-]\\s*)(?<last>${fullDatePattern})(?=\\s*(?:$|[,|]))`,
  'u',
);

/**
 * Finds title and dateline in the first paragraphs, and the full date that one of them gives.
 * A known title is looked for as a line of its own; without one the first short line that ends without a stop is it.
 */
export function findHead(text: string, paragraphs: readonly Span[], knownTitle: string | undefined): Head {
  const upper = paragraphs.slice(0, headParagraphs);
  const title = knownTitle === undefined ? titleLike(text, upper) : knownLine(text, upper, knownTitle);
  const rest = upper.filter((paragraph) => paragraph.start !== title?.start || paragraph.end !== title.end);
  const datelines = rest.map((paragraph) => datelineOf(text, paragraph)).filter((span) => span !== undefined);
  // The line that gives the date for the reader's sake stands beside the printed dateline, which wins.
  const dateline =
    datelines.find((span) => !isDateLine(text, span) || !isAlone(span, paragraphs)) ?? datelines[0];
  const published = publishedIn(text, rest, datelines);
  return {
    ...(title !== undefined && { title }),
    ...(dateline !== undefined && { dateline }),
    ...(published !== undefined && { published }),
  };
}

function datelineOf(text: string, paragraph: Span): Span | undefined {
  const words = text
    .slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 200))
    .replace(/[\n\r]/g, ' ');
  const found = forms.map((form) => form.exec(words)?.[0].trimEnd()).find((match) => match !== undefined);
  if (found === undefined) return undefined;
  // Without a figure in it, it could as well begin a headline: "NORTH MACEDONIA - Javelin missiles".
  if (!/\d/.test(found) && paragraph.end - paragraph.start <= longestHead) return undefined;
  return { start: paragraph.start, end: paragraph.start + found.length };
}

function isDateLine(text: string, span: Span): boolean {
  return /^date\s/i.test(text.slice(span.start, span.end));
}

function isAlone(span: Span, paragraphs: readonly Span[]): boolean {
  return paragraphs.some(({ start, end }) => start === span.start && end === span.end);
}

function titleLike(text: string, upper: readonly Span[]): Span | undefined {
  const index = upper.findIndex((paragraph) => !isDateLine(text, paragraph));
  const first = upper[index];
  if (first === undefined || upper[index + 1] === undefined) return undefined;
  const words = text.slice(first.start, first.end);
  const heading = /^#{1,6}\s+/.exec(words)?.[0].length;
  if (heading !== undefined) return { start: first.start + heading, end: first.end };
  const isShort = words.length <= longestTitle && !/[\n\r]/.test(words) && !/[.,;:]["”’]?$/.test(words);
  return isShort && /\p{L}/u.test(words) && datelineOf(text, first) === undefined ? first : undefined;
}

/** The line of the head that is the title, marks of Markdown in front of it left out. */
function knownLine(text: string, upper: readonly Span[], title: string): Span | undefined {
  const wanted = squeezed(title);
  for (const { start, end } of upper) {
    const marks = /^#{1,6}\s+/.exec(text.slice(start, end))?.[0].length ?? 0;
    if (wanted !== '' && squeezed(text.slice(start + marks, end)) === wanted)
      return { start: start + marks, end };
  }
  return undefined;
}

function squeezed(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/\s#+$/, '').trim();
}

function publishedIn(
  text: string,
  rest: readonly Span[],
  datelines: readonly Span[],
): PartialDate | undefined {
  const lines = datelines.map((span) => text.slice(span.start, span.end));
  const marked = lines
    .map((line) => /^date\s(\d{4}(?:-\d{2}){0,2})/.exec(line)?.[1])
    .find((date) => date !== undefined);
  if (marked !== undefined) return parseDate(marked);
  const full = new RegExp(fullDatePattern, 'u');
  const short = rest.filter(({ start, end }) => end - start <= longestHead);
  const dates = [
    ...lines.map((line) => full.exec(line)?.[0]),
    ...short
      .map(({ start, end }) => datedLine.exec(text.slice(start, end))?.groups)
      .map((groups) => groups?.['first'] ?? groups?.['last']),
  ];
  return dates
    .map((date) => (date === undefined ? undefined : parseDate(date)))
    .find((day) => day !== undefined);
}
