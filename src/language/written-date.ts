import { type PartialDate, partialDateSchema } from '../model/index.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const yearPattern = '(?:19|20)\\d\\d';
const dayPattern = '\\d{1,2}(?:st|nd|rd|th)?';
const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s)?';

/** A date with its year, as a pattern without groups: in figures or in words, in either order. */
export const fullDatePattern = `(?:${weekday}(?:${dayPattern}\\s${monthPattern},?\\s${yearPattern}|${monthPattern}\\s${dayPattern},?\\s${yearPattern})|${yearPattern}-\\d{2}-\\d{2})`;
/** A date with or without its year. */
export const datePattern = `(?:${fullDatePattern}|${weekday}(?:${dayPattern}\\s${monthPattern}|${monthPattern}\\s${dayPattern}))`;

/** The day that a full date names; undefined when the calendar has no such day. */
export function dayOf(fullDate: string): PartialDate | undefined {
  const figures = fullDate.match(/\d+/g) ?? [];
  const year = figures.find((figure) => figure.length === 4);
  const name = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(
    fullDate.replace(new RegExp(weekday), ''),
  )?.[0];
  const day = figures.find((figure) => figure.length < 4);
  const date =
    name === undefined
      ? fullDate
      : [year, String(months.indexOf(name.toLowerCase()) + 1).padStart(2, '0'), day?.padStart(2, '0')].join(
          '-',
        );
  return partialDateSchema.safeParse(date).success ? date : undefined;
}
