import {
  derivedTypes,
  type NodeRow,
  numberOf,
  type RelationshipType,
  type SnapshotIndex,
  wordListOf,
  wordsOf,
} from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { boundsOf } from '../../util/date-bounds.ts';
import { counted } from '../../util/wording.ts';
import type { Scope } from '../scope.ts';
import type { DossierEvents } from '../sections/summary.ts';
import type { Bars, Chart, Lanes } from './chart.ts';

/** Series beside which the others are one: more colours are not told apart. */
const mostSeries = 6;
/** Neighbours drawn around a subject, those of most events first. */
const mostNeighbours = 24;
/** Events drawn on a timeline, the last ones. */
const mostOnTimeline = 200;

/** The charts that a dossier's events are enough for; two or more years, events or neighbours make one. */
export function chartsOf(graph: SnapshotIndex, scope: Scope, events: DossierEvents): readonly Chart[] {
  const isPair = scope.subjects.length > 1;
  return [
    ...suppliersByYear(graph, events.deals),
    ...pressureByYear(events.pressures),
    ...timeline(events),
    ...(isPair ? [] : network(graph, scope)),
  ];
}

function suppliersByYear(graph: SnapshotIndex, deals: readonly NodeRow[]): readonly Chart[] {
  const told = deals.flatMap((deal) =>
    graph.from(deal.id, 'SELLER').map((edge) => ({
      year: yearOf(deal),
      series: graph.nameOf(graph.principalOf(edge.to.id).id),
    })),
  );
  return barChart(told, {
    key: 'suppliers',
    title: 'Deals by seller and year',
    summary: 'How many deals were first told in each year, by who sells',
    unit: 'deals',
  });
}

function pressureByYear(pressures: readonly NodeRow[]): readonly Chart[] {
  const told = pressures.map((row) => ({ year: yearOf(row), series: wordsOf(row, 'action') }));
  return barChart(told, {
    key: 'pressure',
    title: 'Acts of pressure by year',
    summary: 'How many acts of pressure were first told in each year, by what was done',
    unit: 'acts',
  });
}

function barChart(
  told: readonly { readonly year: string; readonly series: string }[],
  words: Pick<Chart, 'key' | 'title' | 'summary'> & { readonly unit: string },
): readonly Chart[] {
  const dated = told.filter(({ year }) => year !== '');
  const years = yearsBetween(dated.map(({ year }) => year));
  if (years.length < 2) return [];
  const counts = new Map<string, number>();
  for (const { series } of dated) counts.set(series, (counts.get(series) ?? 0) + 1);
  const names = [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b)).map(([name]) => name);
  const own = names.slice(0, names.length > mostSeries ? mostSeries - 1 : mostSeries);
  const others = new Set(names.slice(own.length));
  const series = [
    ...own.map((name) => ({ name, has: (each: string) => each === name })),
    ...(others.size === 0
      ? []
      : [{ name: counted(others.size, 'other'), has: (each: string) => others.has(each) }]),
  ].map(({ name, has }) => ({
    name,
    values: years.map((year) => dated.filter((each) => each.year === year && has(each.series)).length),
  }));
  const drawing: Bars = { kind: 'bars', categories: years, series };
  const { unit, ...shown } = words;
  return [
    {
      ...shown,
      summary: `${words.summary}: ${dated.length} ${unit} from ${years[0]} to ${years.at(-1)}.`,
      columns: ['year', ...series.map(({ name }) => name)],
      rows: years.map((year, at) => [year, ...series.map(({ values }) => values[at] ?? 0)]),
      drawing,
    },
  ];
}

function timeline(events: DossierEvents): readonly Chart[] {
  const lanes = [
    ['deals', events.deals],
    ['pressure', events.pressures],
    ['resistance', events.resistances],
    ['exclusions', events.exclusions],
  ] as const;
  const drawn = lanes
    .flatMap(([lane, rows]) =>
      rows.flatMap((row) => {
        const date = wordsOf(row, 'signed') || wordsOf(row, 'first');
        return date === '' ? [] : [{ day: boundsOf(date)[0], lane, text: wordsOf(row, 'name'), date }];
      }),
    )
    .sort((a, b) => compare(a.day, b.day) || compare(a.text, b.text))
    .slice(-mostOnTimeline);
  if (new Set(drawn.map(({ day }) => day)).size < 2) return [];
  const used = lanes.map(([lane]) => lane).filter((lane) => drawn.some((each) => each.lane === lane));
  const drawing: Lanes = { kind: 'lanes', lanes: used, events: drawn };
  return [
    {
      key: 'timeline',
      title: 'What happened when',
      summary: `${counted(drawn.length, 'event')} from ${drawn[0]?.date} to ${drawn.at(-1)?.date}, deals on the day of signature where it is told.`,
      columns: ['date', 'kind', 'event'],
      rows: drawn.map(({ date, lane, text }) => [date, lane, text]),
      drawing,
    },
  ];
}

const relationWords: Readonly<Partial<Record<RelationshipType, string>>> = {
  SELLS_ARMS_TO: 'sells arms to',
  PROPOSES_ARMS_TO: 'proposes arms to',
  THREATENS: 'threatens',
  SANCTIONS: 'sanctions',
  PRESSURES: 'presses',
  RESISTS: 'resists',
};

function network(graph: SnapshotIndex, { subjects }: Scope): readonly Chart[] {
  const [subject] = subjects;
  if (subject === undefined) return [];
  const rows = [...graph.from(subject.id, ...derivedTypes), ...graph.to(subject.id, ...derivedTypes)];
  const edges = rows.map((row) => ({
    from: row.from.id,
    to: row.to.id,
    relation: relationWords[row.type] ?? row.type,
    weight: Math.max(1, wordListOf(row, 'events').length, numberOf(row, 'sources') ?? 0),
  }));
  const weights = new Map<string, number>();
  for (const { from, to, weight } of edges) {
    const other = from === subject.id ? to : from;
    weights.set(other, (weights.get(other) ?? 0) + weight);
  }
  const near = [...weights]
    .sort(([a, x], [b, y]) => y - x || compare(a, b))
    .slice(0, mostNeighbours)
    .map(([id]) => id);
  if (near.length < 2) return [];
  const shown = new Set([subject.id, ...near]);
  const drawn = edges.filter(({ from, to }) => shown.has(from) && shown.has(to));
  const left = weights.size - near.length;
  return [
    {
      key: 'network',
      title: 'Who stands around it',
      summary: `${graph.nameOf(subject.id)} and ${counted(near.length, 'other')} by what passes between them${left > 0 ? `; ${left} with fewer events are left out` : ''}.`,
      columns: ['from', 'relation', 'to', 'events'],
      rows: drawn.map(({ from, relation, to, weight }) => [
        graph.nameOf(from),
        relation,
        graph.nameOf(to),
        weight,
      ]),
      drawing: {
        kind: 'network',
        nodes: [...shown].map((id) => ({ id, name: graph.nameOf(id), isCentre: id === subject.id })),
        edges: drawn,
      },
    },
  ];
}

/** A deal belongs to the year in which it was signed, where that is told. */
function yearOf(row: NodeRow): string {
  return (wordsOf(row, 'signed') || wordsOf(row, 'first')).slice(0, 4);
}

/** Every year from the first to the last: one without events is empty, not missing. */
function yearsBetween(years: readonly string[]): readonly string[] {
  const sorted = [...years].sort(compare);
  const [first, last] = [Number(sorted[0]), Number(sorted.at(-1))];
  return sorted.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}
