const scales = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A sum as a person reads it, without loss: `USD 5.43 billion`, `INR 390 billion`, `USD 950,000`. */
export function moneyInWords(amount: number, currency: string): string {
  const scale = scales.find(([size]) => amount >= size);
  if (!scale) return `${currency} ${groupedNumber(amount)}`;
  // Divided by a power of ten; twelve digits drop the division's own noise and no figure that news gives.
  return `${currency} ${groupedNumber(Number((amount / scale[0]).toPrecision(12)))} ${scale[1]}`;
}

/** A number with commas between thousands: `66`, `1,500`, `2.5`. */
export function groupedNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 9 });
}
