import { dayInWordsPattern, dayOfMonthPattern, weekdayPattern, yearPattern } from '../util/calendar.ts';

const weekday = `(?:${weekdayPattern},?\\s)?`;

/** A date with its year, as a pattern without groups: in figures or in words, in either order. */
export const fullDatePattern = `(?:${weekday}${dayInWordsPattern}|${yearPattern}-\\d{2}-\\d{2})`;
/** A date with or without its year. */
export const datePattern = `(?:${fullDatePattern}|${weekday}${dayOfMonthPattern})`;
