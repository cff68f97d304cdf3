import { type PressureAction, pressureActions } from '../../../src/explorer/acts.ts';
import {
  type MapFilters,
  type MapType,
  type Measure,
  mapTypes,
  measures,
} from '../../../src/explorer/api.ts';

/** A node that is kept at a place. */
export interface Pin {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export const tabs = ['map', 'ask', 'review'] as const;
export type Tab = (typeof tabs)[number];

/** All that decides what the page shows. It stands in the address, so that a link shows the same again. */
export interface View extends MapFilters {
  readonly size: Measure;
  readonly selected?: string;
  /** Nodes whose neighbours were added. */
  readonly expanded: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: readonly Pin[];
  /** Two nodes between which ways are shown. */
  readonly way?: readonly [string, string];
  readonly tab: Tab;
  readonly table: 'edges' | 'nodes';
  /** A column of the table; with - before it the greatest come first. */
  readonly sort: string;
  /** A query's name or Cypher. */
  readonly question: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether the picture shows what the question found. */
  readonly drawn: boolean;
}

/** Edges that are drawn unless more are asked for: what software rendering still moves smoothly. */
export const defaultLimit = 1000;

export const defaultView: View = {
  types: mapTypes,
  acts: pressureActions,
  confidence: 0,
  stories: 1,
  parties: 'states',
  limit: defaultLimit,
  size: 'stories',
  expanded: [],
  hidden: [],
  pinned: [],
  tab: 'map',
  table: 'edges',
  sort: '-stories',
  question: '',
  parameters: {},
  drawn: false,
};

const parameterPrefix = 'p.';

/** The view as the fragment of an address, without what is as it is at first. */
export function addressOf(view: View): string {
  const out = new URLSearchParams();
  const put = (name: string, value: string | number | undefined, usual: string | number | undefined) => {
    if (value !== undefined && value !== usual) out.set(name, String(value));
  };
  put('types', view.types.join(','), mapTypes.join(','));
  put('acts', view.acts.join(','), pressureActions.join(','));
  for (const name of ['law', 'category', 'from', 'to', 'selected'] as const) put(name, view[name], undefined);
  for (const name of ['confidence', 'stories', 'parties', 'limit', 'size', 'tab', 'table', 'sort'] as const)
    put(name, view[name], defaultView[name]);
  put('question', view.question, '');
  for (const [name, value] of Object.entries(view.parameters)) put(parameterPrefix + name, value, '');
  if (view.drawn) out.set('drawn', '1');
  if (view.way !== undefined) out.set('way', view.way.join('|'));
  for (const id of view.expanded) out.append('expand', id);
  for (const id of view.hidden) out.append('hide', id);
  for (const { id, x, y } of view.pinned) out.append('pin', `${x.toFixed(1)},${y.toFixed(1)},${id}`);
  return out.toString();
}

/** The view that a fragment tells; what is not understood is as it is at first. */
export function viewIn(fragment: string): View {
  const told = new URLSearchParams(fragment.replace(/^#/, ''));
  const words = (name: string) => told.get(name) ?? undefined;
  const chosen = <Name extends string>(name: string, among: readonly Name[]): readonly Name[] | undefined =>
    words(name)
      ?.split(',')
      .flatMap((word) => among.filter((each) => each === word));
  const one = <Name extends string>(name: string, among: readonly Name[], usual: Name): Name =>
    among.find((each) => each === words(name)) ?? usual;
  const number = (name: string, least: number, most: number, usual: number) => {
    const value = Number(words(name) ?? usual);
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual;
  };
  const optional = <Name extends string>(name: Name): { readonly [Key in Name]?: string } => {
    const value = words(name);
    // One key, that of the name.
    return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: string };
  };
  const [left, right] = words('way')?.split('|') ?? [];
  const day = (name: 'from' | 'to') => (/^\d{4}(-\d\d){0,2}$/.test(words(name) ?? '') ? optional(name) : {});
  return {
    types: chosen<MapType>('types', mapTypes) ?? mapTypes,
    acts: chosen<PressureAction>('acts', pressureActions) ?? pressureActions,
    ...optional('law'),
    ...optional('category'),
    ...day('from'),
    ...day('to'),
    ...optional('selected'),
    confidence: number('confidence', 0, 1, 0),
    stories: Math.round(number('stories', 1, 1000, 1)),
    parties: one('parties', ['states', 'own'], 'states'),
    limit: Math.round(number('limit', 1, 100_000, defaultLimit)),
    size: one('size', measures, 'stories'),
    tab: one('tab', tabs, 'map'),
    table: one('table', ['edges', 'nodes'], 'edges'),
    sort: words('sort') ?? defaultView.sort,
    question: words('question') ?? '',
    parameters: Object.fromEntries(
      [...told].flatMap(([name, value]) =>
        name.startsWith(parameterPrefix) ? [[name.slice(parameterPrefix.length), value]] : [],
      ),
    ),
    drawn: told.has('drawn'),
    expanded: told.getAll('expand'),
    hidden: told.getAll('hide'),
    pinned: told.getAll('pin').flatMap(pinIn),
    ...(left !== undefined && right !== undefined && { way: [left, right] as const }),
  };
}

function pinIn(words: string): readonly Pin[] {
  const [x, y, ...id] = words.split(',');
  const place = { x: Number(x), y: Number(y) };
  return Number.isFinite(place.x) && Number.isFinite(place.y) ? [{ id: id.join(','), ...place }] : [];
}
