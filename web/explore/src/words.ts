import type { Measure, ShownEdge } from '../../../src/explorer/api.ts';
import type { NodeLabel } from '../../../src/model/index.ts';

const kinds: Readonly<Partial<Record<NodeLabel, string>>> = {
  State: 'state',
  Organization: 'firm or organ',
  Person: 'person',
  Alliance: 'alliance',
  Programme: 'programme',
  WeaponSystem: 'weapon system',
  Legislation: 'law',
  Deal: 'deal',
  Pressure: 'pressure',
  Exclusion: 'exclusion',
  Resistance: 'resistance',
};

/** A kind of node in a person's words. */
export function kindWords(kind: NodeLabel): string {
  return kinds[kind] ?? kind.toLowerCase();
}

/** What a node's size shows. */
export const measureWords: Readonly<Record<Measure, string>> = {
  stories: 'stories that tell of it',
  sells: 'arms sold or offered (events)',
  buys: 'arms bought or sought (events)',
  presses: 'pressure it puts on others (events)',
  pressed: 'pressure it is under (events)',
};

/** A number with its noun. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}

/** From when to when an edge is told. */
export function spanWords({ first, last }: Pick<ShownEdge, 'first' | 'last'>): string {
  if (first === undefined && last === undefined) return 'undated';
  return first === last || last === undefined ? (first ?? '') : `${first ?? '…'} – ${last}`;
}
