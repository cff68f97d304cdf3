import type { Finding, SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { boundsOf } from '../util/date-bounds.ts';
import { mergeSorted } from '../util/merge-sorted.ts';
import { type Grounds, once, withGrounds } from './grounds.ts';
import { halfLifeYears, intensitiesAt } from './intensity.ts';
import { dayOf } from './period.ts';
import { groundsOfActs, type PressureAct, type PressureOptions } from './pressure-acts.ts';
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
  const byActor = new Map<string, PressureAct[]>();
  for (const act of acts) {
    for (const actor of act.by) {
      const own = byActor.get(actor) ?? [];
      byActor.set(actor, own);
      if (act.date !== undefined) own.push(act);
    }
  }
  return [...byActor]
    .map(([actor, own]) => ({ actor, series: seriesOf(index, stateId, actor, own, end, options) }))
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
  const weighed = acts.map(({ date = '', action }) => ({ date, weight: weights[action] }));
  const first = weighed.map((act) => act.date).sort(compare)[0];
  if (first === undefined) return { last: 0, findings: [] };
  const years = yearsFrom(first, end);
  const days = years.map(dayOf);
  const levels = intensitiesAt(weighed, days);
  const inOrder = acts.map((act) => ({ act, day: dayOf(act.date ?? first) })).sort((a, b) => a.day - b.day);
  let before = 0;
  let grounds: () => Grounds = () => ({ claims: [], reference: [] });
  const findings = years.map((date, at): Finding => {
    const from = before;
    while ((inOrder[before]?.day ?? Number.POSITIVE_INFINITY) <= (days[at] ?? 0)) before += 1;
    // Each year rests on what the year before rests on, and on its own acts.
    const own = inOrder.slice(from, before).map(({ act }) => act);
    const earlier = grounds;
    if (own.length > 0) {
      grounds = once(() => {
        const [past, added] = [earlier(), groundsOfActs(own)];
        return {
          claims: mergeSorted(past.claims, added.claims),
          reference: mergeSorted(past.reference, added.reference),
        };
      });
    }
    const intensity = rounded(levels[at] ?? 0, 2);
    const figures = {
      analysis: 'pressure',
      subjects: [stateId, actor],
      statement:
        `The intensity of pressure by ${index.nameOf(actor)} on ${index.nameOf(stateId)} stood at ${intensity} ` +
        `on ${date}, from acts since ${first} whose weight halves every ${halfLifeYears} years.`,
      values: { aspect: 'intensity', actor: index.nameOf(actor), date, intensity, acts: before },
    };
    return withGrounds(figures, grounds);
  });
  return { last: levels.at(-1) ?? 0, findings };
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

const lastDays = new WeakMap<SnapshotIndex, string>();

/** The last day that the graph knows of: of a publication or an event. */
function lastDay(index: SnapshotIndex): string {
  const known = lastDays.get(index);
  if (known !== undefined) return known;
  let last = '';
  const see = (date: string | undefined) => {
    // A longer date is later or equal only if its beginning is.
    if (date === undefined || date < last.slice(0, date.length)) return;
    const day = boundsOf(date)[1];
    if (day > last) last = day;
  };
  for (const { articles } of index.claims.values()) for (const { published } of articles) see(published);
  for (const row of index.nodesOf('Pressure')) see(textOf(row, 'last') ?? textOf(row, 'first'));
  lastDays.set(index, last);
  return last;
}
