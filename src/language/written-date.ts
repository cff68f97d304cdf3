const monthPattern =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const yearPattern = '(?:19|20)\\d\\d';
const dayPattern = '\\d{1,2}(?:st|nd|rd|th)?';
const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s)?';

/** A date with its year, as a pattern without groups: in figures or in words, in either order. */
export const fullDatePattern = `(?:${weekday}(?:${dayPattern}\\s${monthPattern},?\\s${yearPattern}|${monthPattern}\\s${dayPattern},?\\s${yearPattern})|${yearPattern}-\\d{2}-\\d{2})`;
/** A date with or without its year. */
export const datePattern = `(?:${fullDatePattern}|${weekday}(?:${dayPattern}\\s${monthPattern}|${monthPattern}\\s${dayPattern}))`;
