import type { Finding, SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { boundsOf } from '../util/date-bounds.ts';
import { halfLifeYears, intensityAt } from './intensity.ts';
import { dayOf } from './period.ts';
import { distinct, groundsOfActs, type PressureAct, type PressureOptions } from './pressure-acts.ts';
import { textOf } from './properties.ts';
import { rounded } from './sentences.ts';

/**
 * One Finding for each actor and year from its first dated act to the last day of the period (or, when that is open, of
 * the graph): the intensity at the end of the year, the last one at the last day. The actor of most intensity on the
 * last day comes first. Undated acts have no place in time and do not enter.
 */
export function intensityFindings(
  index: SnapshotIndex,
  stateId: string,
  acts: readonly PressureAct[],
  options: PressureOptions,
): readonly Finding[] {
  const end = options.to === undefined ? lastDay(index) : boundsOf(options.to)[1];
  return distinct(acts.flatMap((act) => act.by))
    .map((actor) => ({ actor, own: acts.filter((act) => act.by.includes(actor) && act.date !== undefined) }))
    .map(({ actor, own }) => ({ actor, series: seriesOf(index, stateId, actor, own, end, options) }))
    .sort((a, b) => b.series.last - a.series.last || compare(a.actor, b.actor))
    .flatMap(({ series }) => series.findings);
}

function seriesOf(
  index: SnapshotIndex,
  stateId: string,
  actor: string,
  acts: readonly PressureAct[],
  end: string,
  { weights }: PressureOptions,
): { readonly last: number; readonly findings: readonly Finding[] } {
  const weighed = acts.flatMap(({ date, action }) =>
    date === undefined ? [] : [{ date, weight: weights[action] }],
  );
  const first = weighed.map((act) => act.date).sort(compare)[0];
  if (first === undefined) return { last: 0, findings: [] };
  const years = yearsFrom(first, end);
  const findings = years.map((date): Finding => {
    const intensity = rounded(intensityAt(weighed, dayOf(date)), 2);
    const before = acts.filter((act) => act.date !== undefined && dayOf(act.date) <= dayOf(date));
    return {
      analysis: 'pressure',
      subjects: [stateId, actor],
      statement:
        `The intensity of pressure by ${index.nameOf(actor)} on ${index.nameOf(stateId)} stood at ${intensity} ` +
        `on ${date}, from acts since ${first} whose weight halves every ${halfLifeYears} years.`,
      values: { aspect: 'intensity', actor: index.nameOf(actor), date, intensity, acts: before.length },
      ...groundsOfActs(before),
    };
  });
  return { last: intensityAt(weighed, dayOf(end)), findings };
}

/** The last days of the years from a date's to the end, the end itself being the last. */
function yearsFrom(first: string, end: string): readonly string[] {
  const from = Number(first.slice(0, 4));
  const to = Number(end.slice(0, 4));
  return Array.from(
    { length: Math.max(0, to - from) },
    (_, at) => `${String(from + at).padStart(4, '0')}-12-31`,
  )
    .concat(end)
    .filter((date, at, all) => all.indexOf(date) === at);
}

/** The last day that the graph knows of: of a publication or an event. */
function lastDay(index: SnapshotIndex): string {
  const published = [...index.claims.values()].flatMap(({ articles }) =>
    articles.flatMap((article) => article.published ?? []),
  );
  const events = index
    .nodesOf('Pressure')
    .flatMap((row) => textOf(row, 'last') ?? textOf(row, 'first') ?? []);
  return (
    [...published, ...events]
      .map((date) => boundsOf(date)[1])
      .sort(compare)
      .at(-1) ?? ''
  );
}
