import type { Finding, Hop, RelationshipRow, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { groupBy } from '../../util/group-by.ts';
import { enumerated } from '../../util/wording.ts';
import { percent } from '../findings.ts';
import { type Grounds, once, withGrounds } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { hopAlong, hopKnown, hopTold } from '../leverage/leverage-path.ts';
import { inPeriod } from '../period.ts';
import { distinct } from '../pressure-acts.ts';
import type { Projection } from '../projections.ts';
import { textOf } from '../properties.ts';

/** Ties by "from to", with the claims that tell them. */
type Ties = ReadonlyMap<string, Tie>;

interface Tie {
  readonly told: Projection;
  readonly grounds: () => Grounds;
  readonly stories: number;
}

/**
 * States between two sides, as questions: a buyer that buys from a seller whose rival, or whose presser, is its own ally (by
 * treaty or in one alliance). Sharper where that ally presses the buyer as well: those come first, then by the share of the
 * buyer's sales that come from the seller. Where the two are known as rivals and the one is not told to press the other, only
 * sales count that are not surely from before the rivalry began.
 */
export function tensions(
  index: SnapshotIndex,
  arms: Projection,
  pressure: Projection,
  knowledge: InfluenceKnowledge,
): readonly Finding[] {
  const sales = tiesOf(arms);
  const presses = tiesOf(pressure);
  const bought = new Map<string, number>();
  for (const [key, { stories }] of sales) {
    const buyer = key.split(' ')[1] ?? '';
    bought.set(buyer, (bought.get(buyer) ?? 0) + stories);
  }
  const rivals = rivalsByState(presses, knowledge);
  const known = new Set(knowledge.rivals.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const bonds = new Map<string, readonly RelationshipRow[] | null>();
  const bondOf = (buyer: string, rival: string): readonly RelationshipRow[] | undefined => {
    const pair = `${buyer} ${rival}`;
    const bond = bonds.get(pair) ?? (bonds.has(pair) ? null : (bondBetween(index, buyer, rival) ?? null));
    bonds.set(pair, bond);
    return bond ?? undefined;
  };
  const found = [...sales].flatMap(([key, sale]) => {
    const [seller = '', buyer = ''] = key.split(' ');
    return distinct([...(rivals.get(seller) ?? [])])
      .filter((rival) => rival !== buyer)
      .flatMap((rival) => {
        const bond = bondOf(buyer, rival);
        if (bond === undefined) return [];
        const since = presses.has(`${rival} ${seller}`)
          ? undefined
          : knowledge.rivalsSince.get(`${rival} ${seller}`);
        const counted = since === undefined ? sale : saleSince(sale, since);
        if (counted === undefined) return [];
        const share = counted.stories / (bought.get(buyer) ?? counted.stories);
        const pressed = presses.get(`${rival} ${buyer}`);
        return [{ seller, buyer, rival, share, sale: counted, bond, pressed }];
      });
  });
  return found
    .sort(
      (a, b) =>
        Number(b.pressed !== undefined) - Number(a.pressed !== undefined) ||
        b.share - a.share ||
        compare(`${a.buyer} ${a.seller} ${a.rival}`, `${b.buyer} ${b.seller} ${b.rival}`),
    )
    .map(({ seller, buyer, rival, share, sale, bond, pressed }): Finding => {
      const [b, s, r] = [buyer, seller, rival].map(index.nameOf);
      const against = presses.get(`${rival} ${seller}`);
      const isRival = known.has(`${rival} ${seller}`);
      const hops: readonly Hop[] = [
        hopTold(seller, buyer, `${s ?? ''} sells to ${b ?? ''}`, sale.grounds),
        ...(isRival
          ? [hopKnown(rival, seller, `${r ?? ''} and ${s ?? ''} are rivals`, `rivals ${rival} ${seller}`)]
          : []),
        ...(against === undefined
          ? []
          : [hopTold(rival, seller, `${r ?? ''} presses ${s ?? ''}`, against.grounds)]),
        ...bond.map((row) => hopAlong(index, row)),
        ...(pressed === undefined
          ? []
          : [hopTold(rival, buyer, `${r ?? ''} presses ${b ?? ''}`, pressed.grounds)]),
      ];
      const enmity = enumerated([
        ...(isRival ? ['a rival of'] : []),
        ...(against === undefined ? [] : ['pressed by']),
      ]);
      const figures = {
        analysis: 'balance',
        subjects: [buyer, seller, rival],
        statement:
          `Question: ${b} buys from ${s} (${percent(share)} of the sales to it), ${enmity} ${r}, to which ${b} is bound by ` +
          `${bondInWords(index, bond)}${pressed === undefined ? '' : `, and ${r} presses ${b}`}. How long will it stand between them?`,
        values: {
          aspect: 'tension',
          state: b ?? '',
          buysFrom: s ?? '',
          alliedWith: r ?? '',
          share: Number(share.toFixed(4)),
          pressed: pressed !== undefined,
          question: true,
        },
      };
      const gather = (): Grounds => ({
        claims: distinct(hops.flatMap(({ claims }) => claims)),
        reference: distinct(hops.flatMap(({ reference }) => reference)),
      });
      return Object.assign(withGrounds(figures, gather), { hops });
    });
}

function tiesOf(projection: Projection): Ties {
  const byPair = groupBy(projection, ({ from, to }) => `${from} ${to}`);
  return new Map([...byPair].map(([pair, told]) => [pair, tieOf(told)]));
}

function tieOf(told: Projection): Tie {
  const grounds = once(() => ({
    claims: distinct(told.flatMap(({ claims }) => claims)),
    reference: told.flatMap(({ reference }) => reference),
  }));
  return { told, grounds, stories: told.length };
}

/** The sales that may lie on or after a day, an undated one among them; undefined where all were before. */
function saleSince(sale: Tie, since: string): Tie | undefined {
  const lies = inPeriod({ from: since });
  const told = sale.told.filter(({ date }) => date === undefined || lies(date));
  if (told.length === 0) return undefined;
  return told.length === sale.told.length ? sale : tieOf(told);
}

/** Who is a known rival of each State, or is told to press it. */
function rivalsByState(
  presses: Ties,
  { rivals }: InfluenceKnowledge,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (of: string, rival: string) => {
    const own = found.get(of) ?? new Set<string>();
    found.set(of, own.add(rival));
  };
  for (const [a, b] of rivals) {
    add(a, b);
    add(b, a);
  }
  for (const key of presses.keys()) {
    const [presser = '', pressed = ''] = key.split(' ');
    add(pressed, presser);
  }
  return found;
}

/** A treaty between two States, else their memberships in one alliance (kind `alliance`); undefined where nothing binds them. */
function bondBetween(
  index: SnapshotIndex,
  one: string,
  other: string,
): readonly RelationshipRow[] | undefined {
  const holds = (row: RelationshipRow) => row.properties['active'] !== false;
  const treaty = [...index.from(one, 'ALLY_OF'), ...index.to(one, 'ALLY_OF')].find(
    (row) => holds(row) && (row.from.id === other || row.to.id === other),
  );
  if (treaty !== undefined) return [treaty];
  const theirs = new Map(
    index
      .from(other, 'MEMBER_OF')
      .filter(holds)
      .map((row) => [row.to.id, row]),
  );
  for (const row of index.from(one, 'MEMBER_OF').filter(holds)) {
    const match = theirs.get(row.to.id);
    if (match !== undefined && textOf(index.node(row.to.id), 'kind') === 'alliance') return [row, match];
  }
  return undefined;
}

function bondInWords(index: SnapshotIndex, bond: readonly RelationshipRow[]): string {
  const [first] = bond;
  return first?.type === 'MEMBER_OF' ? index.nameOf(first.to.id) : 'treaty';
}
