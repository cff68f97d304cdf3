/** The significant digits of a figure, trailing zeros apart: 5.43e9 has three. */
function digitsOf(amount: number): number {
  return amount.toExponential().split('e')[0]?.replace(/[.-]/g, '').length ?? 1;
}

/**
 * Whether two figures may mean the same: the finer one, rounded to the digits of the coarser, gives it. A coarser figure
 * of one digit is too vague to settle it and counts as another figure, unless they are equal.
 */
export function figuresAgree(a: number, b: number): boolean {
  if (a === b) return true;
  const digits = Math.min(digitsOf(a), digitsOf(b));
  return digits >= 2 && Number(a.toPrecision(digits)) === Number(b.toPrecision(digits));
}

/** Whether two partial dates may mean the same: the coarser one is the beginning of the finer. */
export function datesAgree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
