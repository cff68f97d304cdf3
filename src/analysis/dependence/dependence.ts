import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { type DealFact, dealsOf, groundsOfDeals } from '../deals/deal-fact.ts';
import { money, percent } from '../findings.ts';
import { withGrounds } from '../grounds.ts';
import { type Period, periodInWords } from '../period.ts';
import { distinct } from '../pressure-acts.ts';
import { textOf } from '../properties.ts';
import { rounded } from '../sentences.ts';
import { concentrationOf } from './concentration.ts';
import { mixAfterPressure } from './mix-after-pressure.ts';
import { supplierMix } from './supplier-mix.ts';

export interface DependenceOptions extends Period {
  readonly seed: number;
  /** How many times the dates of deals are shuffled to tell a move of the mix from chance; 0 for never. */
  readonly resamples: number;
}

/**
 * On whom a State depends for arms. What counts are deals that are realised (signed or further, surely told) and not
 * stopped; proposals and stopped deals are counted apart. The Findings come in this order of `values.aspect`: `summary`
 * (always one), `supplier` (by descending share of deals), `category`, `trend` (spans of five years), `move` (whether the mix
 * of suppliers moved after an actor began to press).
 */
export function dependence(
  index: SnapshotIndex,
  stateId: string,
  options: DependenceOptions,
): readonly Finding[] {
  const told = dealsOf(index, stateId, 'buyers', options);
  const deals = told.filter((deal) => deal.realised && deal.sellers.some((id) => id !== stateId));
  return [
    summary(index, stateId, { told, deals }, options),
    ...suppliers(index, stateId, deals),
    ...categories(index, stateId, deals),
    ...trend(index, stateId, deals),
    ...mixAfterPressure(index, stateId, deals, options),
  ];
}

/** The figures of a mix that every part names: who leads, how concentrated, by deals and by value. */
function figuresOf(index: SnapshotIndex, deals: readonly DealFact[]) {
  const mix = supplierMix(deals);
  const ranked = [...mix.dealShares].sort(([a, x], [b, y]) => y - x || compare(a, b));
  const [leader] = ranked;
  const byDeals = concentrationOf(mix.dealShares);
  const byValue = concentrationOf(mix.valueShares);
  return {
    mix,
    ranked,
    byDeals,
    values: {
      deals: deals.length,
      suppliers: ranked.length,
      leader: leader === undefined ? '' : index.nameOf(leader[0]),
      leaderShare: leader === undefined ? '' : rounded(leader[1], 4),
      hhiDeals: byDeals === undefined ? '' : rounded(byDeals, 4),
      valued: mix.valued,
      currency: mix.currency ?? '',
      hhiValue: byValue === undefined ? '' : rounded(byValue, 4),
    },
  };
}

function summary(
  index: SnapshotIndex,
  stateId: string,
  { told, deals }: { readonly told: readonly DealFact[]; readonly deals: readonly DealFact[] },
  period: Period,
): Finding {
  const { mix, ranked, byDeals, values } = figuresOf(index, deals);
  const name = index.nameOf(stateId);
  const stopped = told.filter((deal) => deal.stopped).length;
  const proposed = told.length - stopped - deals.length;
  const [leader] = ranked;
  const rest =
    stopped + proposed === 0
      ? ''
      : ` Not counted: ${enumerated([
          ...(proposed > 0 ? [`${counted(proposed, 'deal')} not surely told as signed`] : []),
          ...(stopped > 0 ? [counted(stopped, 'stopped deal')] : []),
        ])}.`;
  const worth =
    mix.currency === undefined
      ? ''
      : ` ${counted(mix.valued, 'deal has', 'deals have')} a value in ${mix.currency}; by value the index is ${values.hhiValue}.`;
  const statement =
    leader === undefined
      ? `The graph holds no realised purchase by ${name}${periodInWords(period)}.${rest}`
      : `${name} has ${counted(deals.length, 'realised purchase')} from ${counted(ranked.length, 'supplier')}` +
        `${periodInWords(period)}, ${percent(leader[1])} from ${index.nameOf(leader[0])}; the concentration of suppliers ` +
        `(Herfindahl-Hirschman, 1 is one alone) is ${values.hhiDeals}.${worth}${rest}`;
  return withGrounds(
    {
      analysis: 'dependence',
      subjects: [stateId, ...ranked.map(([id]) => id)],
      statement,
      values: {
        aspect: 'summary',
        ...values,
        equalSuppliers: byDeals === undefined ? '' : rounded(1 / byDeals, 2),
        proposed,
        stopped,
      },
    },
    () => groundsOfDeals(deals),
  );
}

function suppliers(index: SnapshotIndex, stateId: string, deals: readonly DealFact[]): readonly Finding[] {
  const { mix, ranked } = figuresOf(index, deals);
  return ranked.map(([supplier, share]) => {
    const own = deals.filter((deal) => deal.sellers.includes(supplier));
    const valueShare = mix.valueShares.get(supplier);
    const dates = own.flatMap((deal) => deal.date ?? []).sort(compare);
    const amount = mix.values.get(supplier) ?? 0;
    const worth =
      valueShare === undefined || mix.currency === undefined
        ? ''
        : ` and ${percent(valueShare)} of what is valued in ${mix.currency} (${money(amount, mix.currency)})`;
    return withGrounds(
      {
        analysis: 'dependence',
        subjects: [stateId, supplier, ...own.map((deal) => deal.id)],
        statement:
          `${index.nameOf(supplier)} stands for ${percent(share)} of the purchases of ${index.nameOf(stateId)} ` +
          `(${counted(own.length, 'deal')})${worth}.`,
        values: {
          aspect: 'supplier',
          supplier: index.nameOf(supplier),
          deals: own.length,
          shareOfDeals: rounded(share, 4),
          value: amount,
          currency: mix.currency ?? '',
          shareOfValue: valueShare === undefined ? '' : rounded(valueShare, 4),
          first: dates[0] ?? '',
          last: dates.at(-1) ?? '',
        },
      },
      () => groundsOfDeals(own),
    );
  });
}

function categories(index: SnapshotIndex, stateId: string, deals: readonly DealFact[]): readonly Finding[] {
  const categoriesOf = (deal: DealFact): readonly string[] => {
    const found = distinct(deal.items.flatMap((id) => textOf(index.node(id), 'category') ?? []));
    return found.length === 0 ? ['not told'] : found;
  };
  return distinct(deals.flatMap(categoriesOf)).map((category) => {
    const own = deals.filter((deal) => categoriesOf(deal).includes(category));
    const { values } = figuresOf(index, own);
    return withGrounds(
      {
        analysis: 'dependence',
        subjects: [stateId],
        statement:
          `Of weapon category ${category}, ${index.nameOf(stateId)} bought in ${counted(own.length, 'deal')} from ` +
          `${counted(values.suppliers, 'supplier')}, most from ${values.leader}; concentration ${values.hhiDeals}.`,
        values: { aspect: 'category', category, ...values },
      },
      () => groundsOfDeals(own),
    );
  });
}

/** Years in a span of the trend: the length over which arms transfers are usually compared, since single years swing. */
const spanYears = 5;

function trend(index: SnapshotIndex, stateId: string, deals: readonly DealFact[]): readonly Finding[] {
  const spanOf = (deal: DealFact) =>
    deal.date === undefined ? [] : [Math.floor(Number(deal.date.slice(0, 4)) / spanYears) * spanYears];
  const spans = [...new Set(deals.flatMap(spanOf))].sort((a, b) => a - b);
  return spans.map((start, at) => {
    const own = deals.filter((deal) => spanOf(deal)[0] === start);
    const { values, byDeals } = figuresOf(index, own);
    const span = `${start}–${start + spanYears - 1}`;
    const before = spans[at - 1];
    const earlier = before === undefined ? [] : deals.filter((deal) => spanOf(deal)[0] === before);
    const change = changeOf(figuresOf(index, earlier).byDeals, byDeals);
    return withGrounds(
      {
        analysis: 'dependence',
        subjects: [stateId],
        statement:
          `In ${span}, ${index.nameOf(stateId)} bought in ${counted(own.length, 'deal')}, most from ${values.leader} ` +
          `(${percent(Number(values.leaderShare))}); concentration ${values.hhiDeals}${changeInWords(change)}.`,
        values: { aspect: 'trend', span, ...values, change: change ?? '' },
      },
      () => groundsOfDeals(own),
    );
  });
}

function changeOf(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : rounded(after - before, 4);
}

function changeInWords(change: number | undefined): string {
  if (change === undefined) return '';
  const more =
    change > 0 ? 'more concentrated than' : change < 0 ? 'less concentrated than' : 'as concentrated as';
  return `, ${more} in the span before`;
}
