import {
  type ReconciledLine,
  type ReconciledOutcome,
  type ReconciledRow,
  type Reconciliation,
  type ResolvedTransfer,
  reconciledOutcomes,
  type SnapshotIndex,
} from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { rootIn } from '../../util/root-in.ts';
import { compareSides } from './compare-sides.ts';
import { type CostlyPair, coverByStars } from './cover-by-stars.ts';
import { type DealSide, dealSides } from './deal-side.ts';
import { aloneCost, pairCost } from './pair-cost.ts';

export interface ReconcileOptions {
  /** Years by which a signature and an order may differ and still agree; 1 unless given. */
  readonly yearTolerance?: number;
  /** Only lines in which this actor sells or buys, by id. */
  readonly party?: string;
  /** Only lines of this system or its family, by id. */
  readonly item?: string;
  /** Only lines of these years, both included. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * Each deal of a graph against each row of registers. What belongs together is decided over all of them at once, at the least
 * total cost (`pairCost`, `coverByStars`); what is asked for is cut out of that afterwards, so that a question never changes an
 * answer. Rows with the same words count once. The order of rows and deals does not matter.
 */
export function reconcile(
  index: SnapshotIndex,
  transfers: readonly ResolvedTransfer[],
  options: ReconcileOptions = {},
): Reconciliation {
  const { yearTolerance = 1 } = options;
  const parents = new Map(index.edgesOf('VARIANT_OF').map(({ from, to }) => [from.id, to.id]));
  const familyOf = (id: string): string => rootIn(parents, id);
  const deals = dealSides(index, familyOf);
  const rows = distinctRows(transfers);
  const scope = scopeOf(options, familyOf);
  const lines = groupsOf(deals, rows, familyOf, (deal, row) => pairCost(deal, row, familyOf, yearTolerance))
    .filter((group) => group.deals.some(scope.hasDeal) || group.rows.some(scope.hasRow))
    .map((group) => lineOf(group, index, yearTolerance))
    .sort(byOutcome);
  const counts = Object.fromEntries(
    reconciledOutcomes.map((outcome) => [outcome, lines.filter((line) => line.outcome === outcome).length]),
  );
  return {
    // Object.fromEntries forgets the keys' type; the closed list is the whole union.
    counts: counts as Record<ReconciledOutcome, number>,
    deals: lines.reduce((sum, line) => sum + line.deals.length, 0),
    rows: lines.reduce((sum, line) => sum + line.rows.length, 0),
    yearTolerance,
    lines,
  };
}

/** By their words, so that neither the order of rows nor that of files shows. */
function distinctRows(transfers: readonly ResolvedTransfer[]): readonly ResolvedTransfer[] {
  const found = new Map<string, ResolvedTransfer>();
  const keyOf = ({ row }: ResolvedTransfer) =>
    [row.words, ...(row.heads ?? []).map(({ words }) => words)].join('\n');
  for (const transfer of transfers) {
    const key = keyOf(transfer);
    const held = found.get(key);
    // A register may list a deal twice on purpose; only another file's copy is a repeat.
    const own =
      held === undefined || held.register.id !== transfer.register.id ? key : `${key}\n${transfer.row.line}`;
    const other = found.get(own);
    if (other === undefined || compare(transfer.register.id, other.register.id) < 0) found.set(own, transfer);
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, transfer]) => transfer);
}

interface Group {
  readonly deals: readonly DealSide[];
  readonly rows: readonly ResolvedTransfer[];
}

/** Deals and rows that share two of seller, buyer and system are looked at; each connected part of them is solved by itself. */
function groupsOf(
  deals: readonly DealSide[],
  rows: readonly ResolvedTransfer[],
  familyOf: (id: string) => string,
  costOf: (deal: DealSide, row: ResolvedTransfer) => number | undefined,
): readonly Group[] {
  const places = placesByKey(rows, familyOf);
  const pairs = deals.flatMap((deal, left) => {
    const near = new Set(keysOfDeal(deal).flatMap((key) => places.get(key) ?? []));
    return [...near].flatMap((right): readonly CostlyPair[] => {
      const row = rows[right];
      const cost = row && costOf(deal, row);
      return cost === undefined ? [] : [{ left, right, cost }];
    });
  });
  const stars = solved(pairs);
  const rowsOf = new Map<number, number[]>();
  const dealsOf = new Map<number, number[]>();
  for (const { left, right } of stars) {
    rowsOf.set(left, [...(rowsOf.get(left) ?? []), right]);
    dealsOf.set(right, [...(dealsOf.get(right) ?? []), left]);
  }
  const groups: Group[] = [];
  const at = <T>(things: readonly T[], places: readonly number[]): readonly T[] =>
    [...places].sort((a, b) => a - b).flatMap((place) => things[place] ?? []);
  for (const left of deals.keys()) {
    const found = rowsOf.get(left) ?? [];
    // Of a star around a row the row tells.
    if (found.some((right) => (dealsOf.get(right) ?? []).length > 1)) continue;
    groups.push({ deals: at(deals, [left]), rows: at(rows, found) });
  }
  for (const right of rows.keys()) {
    const found = dealsOf.get(right) ?? [];
    if (found.length !== 1) groups.push({ deals: at(deals, found), rows: at(rows, [right]) });
  }
  return groups;
}

/** Rows by each two of seller, buyer and family of systems. */
function placesByKey(
  rows: readonly ResolvedTransfer[],
  familyOf: (id: string) => string,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { supplier, recipient, systems }] of rows.entries()) {
    const last = systems.at(-1);
    const keys = keysOfTwo(
      [supplier ?? []].flat(),
      [recipient ?? []].flat(),
      last === undefined ? [] : [familyOf(last)],
    );
    for (const key of keys) {
      const held = places.get(key);
      if (held === undefined) places.set(key, [place]);
      else held.push(place);
    }
  }
  return places;
}

function keysOfDeal({ sellers, buyers, families }: DealSide): readonly string[] {
  return keysOfTwo([...sellers], [...buyers], [...families]);
}

function keysOfTwo(
  sellers: readonly string[],
  buyers: readonly string[],
  families: readonly string[],
): readonly string[] {
  const pairsOf = (name: string, some: readonly string[], others: readonly string[]) =>
    some.flatMap((a) => others.map((b) => `${name} ${a} ${b}`));
  return [
    ...pairsOf('parties', sellers, buyers),
    ...pairsOf('sold', sellers, families),
    ...pairsOf('bought', buyers, families),
  ];
}

function solved(pairs: readonly CostlyPair[]): readonly CostlyPair[] {
  const parts = new Map<string, CostlyPair[]>();
  const part = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    while (part.get(root) !== undefined && part.get(root) !== root) root = part.get(root) ?? root;
    return root;
  };
  for (const { left, right } of pairs) {
    const [a, b] = [rootOf(`l${left}`), rootOf(`r${right}`)];
    if (a !== b) part.set(a, b);
  }
  for (const pair of pairs) {
    const root = rootOf(`l${pair.left}`);
    const own = parts.get(root);
    if (own === undefined) parts.set(root, [pair]);
    else own.push(pair);
  }
  return [...parts.values()].flatMap((own) => {
    const places = (side: 'left' | 'right') =>
      [...new Set(own.map((pair) => pair[side]))].sort((a, b) => a - b);
    const [lefts, rights] = [places('left'), places('right')];
    const [leftAt, rightAt] = [lefts, rights].map((each) => new Map(each.map((place, at) => [place, at])));
    const local = own.map(({ left, right, cost }) => ({
      left: leftAt?.get(left) ?? 0,
      right: rightAt?.get(right) ?? 0,
      cost,
    }));
    return coverByStars(lefts.length, rights.length, local, aloneCost).map(({ left, right, cost }) => ({
      left: lefts[left] ?? 0,
      right: rights[right] ?? 0,
      cost,
    }));
  });
}

function scopeOf(
  { party, item, from = -Infinity, to = Infinity }: ReconcileOptions,
  familyOf: (id: string) => string,
) {
  const isIn = (first: number | undefined, last = first): boolean =>
    first === undefined || last === undefined
      ? from === -Infinity && to === Infinity
      : first <= to && last >= from;
  const family = item && familyOf(item);
  return {
    hasDeal: ({ sellers, buyers, families, year }: DealSide): boolean =>
      (party === undefined || sellers.has(party) || buyers.has(party)) &&
      (family === undefined || families.has(family)) &&
      isIn(year),
    hasRow: ({ supplier, recipient, systems, orderYear }: ResolvedTransfer): boolean =>
      (party === undefined || supplier === party || recipient === party) &&
      (family === undefined || systems.some((system) => familyOf(system) === family)) &&
      isIn(orderYear?.first, orderYear?.last),
  };
}

function lineOf({ deals, rows }: Group, index: SnapshotIndex, yearTolerance: number): ReconciledLine {
  const compared =
    deals.length > 0 && rows.length > 0 ? compareSides(deals, rows, index.nameOf, yearTolerance) : [];
  const answers = new Set(compared.map(({ answer }) => answer));
  const outcome: ReconciledOutcome =
    rows.length === 0
      ? 'news-only'
      : deals.length === 0
        ? 'register-only'
        : answers.has('contradicts')
          ? 'conflict'
          : answers.has('differs')
            ? 'partial'
            : 'matched';
  return {
    outcome,
    compared,
    deals: deals.map(({ id, name, date, status, stage, claims, words, source }) => ({
      id,
      name,
      ...(date !== undefined && { date }),
      status: status ?? stage ?? '',
      claims,
      words,
      source,
    })),
    rows: rows.map(rowOf),
  };
}

function rowOf({ id, register, row, unresolved }: ResolvedTransfer): ReconciledRow {
  const { supplier = '', recipient = '', designation = '' } = row.cells;
  const name = `${supplier.trim()} → ${recipient.trim()}: ${designation.trim()}`;
  return { id, file: register.file, line: row.line, words: row.words, name, unresolved };
}

function byOutcome(a: ReconciledLine, b: ReconciledLine): number {
  const rank = ({ outcome }: ReconciledLine) => reconciledOutcomes.indexOf(outcome);
  const nameOf = ({ deals: [deal], rows: [row] }: ReconciledLine) =>
    deal ? `${deal.name}\n${deal.id}` : `${row?.name}\n${row?.words}`;
  return rank(a) - rank(b) || compare(nameOf(a), nameOf(b));
}
