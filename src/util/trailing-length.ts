/**
 * How many UTF-16 units at a text's end are characters that `mark` matches, a pattern for one character. In linear time, where a
 * pattern with `+$` begins anew at every mark inside the text.
 */
export function trailingLength(text: string, mark: RegExp): number {
  let end = text.length;
  while (end > 0) {
    const isPair =
      /[\udc00-\udfff]/.test(text.charAt(end - 1)) && /[\ud800-\udbff]/.test(text.charAt(end - 2));
    const start = end - (isPair ? 2 : 1);
    if (!mark.test(text.slice(start, end))) break;
    end = start;
  }
  return text.length - end;
}
