/** Figures with separators of thousands, as a pattern without groups: "1,000", "5.43", "3 500", "1,20,000", "1'200'000". */
export const digitsPattern = [
  // Continental: only where a second separator leaves no doubt what the first one is.
  '\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}(?!\\d)|\\d{1,3}(?:\\.\\d{3}){2,}',
  "\\d{1,3}(?:[,'’\\u00a0\\u202f ]\\d{3})+(?:\\.\\d+)?(?!\\d)",
  '\\d{1,3}(?:,\\d{2})+,\\d{3}',
  '\\d+(?:\\.\\d+)?',
].join('|');

/** The number that figures with separators stand for; "1,5" has a decimal comma. */
export function numberFromDigits(digits: string): number {
  const isContinental = /^\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,}|,\d{1,2})$/.test(digits);
  const point = isContinental ? digits.replaceAll('.', '').replace(',', '.') : digits;
  return Number(point.replace(/[,'’\s\u00a0\u202f]/g, ''));
}
