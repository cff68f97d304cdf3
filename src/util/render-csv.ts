/** A plain number, which a spreadsheet may take as one. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Comma-separated values by RFC 4180: lines end in CR LF, cells with commas, quotes or line breaks are quoted. A cell that a
 * spreadsheet would take for a formula (it begins with = + - @, tab or CR and is no plain number) gets an apostrophe before it.
 */
export function renderCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map(csvLine).join('');
}

/** One line of it, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) && !plainNumber.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
