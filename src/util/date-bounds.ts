/** The first and the last day that a partial date (`2018`, `2018-10`, `2018-10-05`) may mean, as full dates. */
export function boundsOf(date: string): readonly [string, string] {
  if (date.length >= 10) return [date.slice(0, 10), date.slice(0, 10)];
  const [year = '', month] = date.split('-');
  if (month === undefined) return [`${year}-01-01`, `${year}-12-31`];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [`${date}-01`, `${date}-${last}`];
}

/** The day by whose end all of a partial date is over: what is told of "2018" is surely told by its last day. */
export function lastDayOf(date: string): string {
  return boundsOf(date)[1];
}
