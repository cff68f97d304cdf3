import type { Finding, NodeRow, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { groupByEach } from '../../util/group-by.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { allDeals, type DealFact, dealsOf, groundsOfDeals } from '../deals/deal-fact.ts';
import { supplierMix } from '../dependence/supplier-mix.ts';
import { money, nothingFound, percent } from '../findings.ts';
import { withGrounds } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { homesOf } from '../leverage/maker-paths.ts';
import { type Period, periodInWords } from '../period.ts';
import { actFact, distinct, groundsOfActs, type PressureAct } from '../pressure-acts.ts';
import { edgeName, isReference, listOf } from '../properties.ts';
import { rounded } from '../sentences.ts';

export interface ExposureOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
}

/**
 * Who is hit if a supplier is cut off (a State) or a law is applied. Of a State: the buyers of its arms, and the buyers of
 * systems of others that hold parts made there. Of a law: the buyers of those at whom it is directed, and those on whom it was
 * invoked. Stopped deals do not count. Findings: `summary`, then `hit` by descending loss, which is the share of the
 * buyer's realised purchases that would be touched, then by open deals.
 */
export function exposure(
  index: SnapshotIndex,
  subject: NodeRow,
  options: ExposureOptions,
): readonly Finding[] {
  return subject.label === 'Legislation'
    ? exposureToLaw(index, subject.id, options)
    : exposureToState(index, subject.id, options);
}

/** A deal that is touched, with the reference edges and claims by which it is, where that is more than its seller. */
interface Touched {
  readonly deal: DealFact;
  readonly via: string;
  readonly claims: readonly string[];
  readonly reference: readonly string[];
}

function exposureToState(
  index: SnapshotIndex,
  stateId: string,
  options: ExposureOptions,
): readonly Finding[] {
  const direct = dealsOf(index, stateId, 'sellers', options).filter((deal) => !deal.stopped);
  const own = new Set(direct.map(({ id }) => id));
  const parts = partsFrom(index, stateId, options).filter(({ deal }) => !own.has(deal.id));
  const touched: readonly Touched[] = [
    ...direct.map((deal) => ({ deal, via: '', claims: [], reference: [] })),
    ...parts,
  ];
  const name = index.nameOf(stateId);
  return hits(index, stateId, { touched, invoked: [] }, options, {
    none: `The graph holds no deal that the loss of ${name} as a supplier would touch${periodInWords(options)}.`,
    ask: `If ${name} no longer supplied arms or parts`,
  });
}

function exposureToLaw(index: SnapshotIndex, lawId: string, options: ExposureOptions): readonly Finding[] {
  const targets = options.knowledge.lawTargets.get(lawId) ?? [];
  const events = distinct(index.to(lawId, 'UNDER_LAW').map((row) => row.from.id));
  const acts = events.flatMap((id) => actFact(index, id) ?? []).filter((act) => act.action !== 'waive');
  const touched = targets.flatMap((target) =>
    dealsOf(index, target, 'sellers', options)
      .filter((deal) => !deal.stopped)
      .map((deal): Touched => ({ deal, via: target, claims: [], reference: [`targets ${lawId} ${target}`] })),
  );
  const name = index.nameOf(lawId);
  const at = targets.length === 0 ? '' : `, which is directed at ${enumerated(targets.map(index.nameOf))},`;
  return hits(index, lawId, { touched, invoked: acts }, options, {
    none:
      targets.length === 0
        ? `The vocabulary does not say at whom ${name} is directed, and the graph holds no act under it: who would be hit cannot be said.`
        : `The graph holds no deal that ${name}${at} would touch${periodInWords(options)}.`,
    ask: `If ${name}${at} were applied`,
  });
}

/** Deals over systems of other sellers that hold parts made in a State, directly or in their family. */
function partsFrom(index: SnapshotIndex, stateId: string, period: Period): readonly Touched[] {
  const holders = new Map<string, Omit<Touched, 'deal'>>();
  for (const row of index.edgesOf('COMPONENT_OF')) {
    const home = homesOf(index, row.from.id).find(({ state }) => state === stateId);
    if (home === undefined) continue;
    const rows = [row, ...home.rows];
    const known = holders.get(row.to.id);
    holders.set(row.to.id, {
      via: known?.via ?? row.from.id,
      claims: [
        ...(known?.claims ?? []),
        ...rows.filter((one) => !isReference(one)).flatMap((one) => listOf(one, 'claims')),
      ],
      reference: [
        ...(known?.reference ?? []),
        ...rows.filter(isReference).map(edgeName),
        ...(home.rows.length === 0 ? [`origin ${row.from.id} ${stateId}`] : []),
      ],
    });
  }
  // A part of a family is in its variants.
  for (const [id, holder] of holders) {
    for (const row of index.to(id, 'VARIANT_OF')) {
      if (holders.has(row.from.id)) continue;
      const tie = isReference(row)
        ? { claims: holder.claims, reference: [...holder.reference, edgeName(row)] }
        : { claims: [...holder.claims, ...listOf(row, 'claims')], reference: holder.reference };
      holders.set(row.from.id, { via: holder.via, ...tie });
    }
  }
  return allDeals(index, period)
    .filter((deal) => !deal.stopped && !deal.buyers.includes(stateId))
    .flatMap((deal) => {
      const item = deal.items.find((id) => holders.has(id));
      const holder = item === undefined ? undefined : holders.get(item);
      return holder === undefined ? [] : [{ deal, ...holder }];
    });
}

interface Case {
  readonly touched: readonly Touched[];
  readonly invoked: readonly PressureAct[];
}

function hits(
  index: SnapshotIndex,
  subject: string,
  { touched, invoked }: Case,
  period: Period,
  words: { readonly none: string; readonly ask: string },
): readonly Finding[] {
  const buyers = distinct([
    ...touched.flatMap(({ deal }) => deal.buyers),
    ...invoked.flatMap((act) => act.on),
  ]).filter((id) => id !== subject);
  if (buyers.length === 0) {
    return [nothingFound('exposure', [subject], words.none, { aspect: 'summary', states: 0, deals: 0 })];
  }
  const dealsBy = groupByEach(touched, ({ deal }) => deal.buyers);
  const actsOn = groupByEach(invoked, (act) => act.on);
  const found = buyers
    .map((buyer) =>
      hitOf(
        index,
        subject,
        buyer,
        { touched: dealsBy.get(buyer) ?? [], invoked: actsOn.get(buyer) ?? [] },
        period,
      ),
    )
    .sort(
      (a, b) =>
        Number(b.values['loss']) - Number(a.values['loss']) ||
        Number(b.values['open']) - Number(a.values['open']) ||
        compare(a.subjects[1] ?? '', b.subjects[1] ?? ''),
    );
  const deals = distinct(touched.map(({ deal }) => deal.id));
  const [worst] = found;
  return [
    withGrounds(
      {
        analysis: 'exposure',
        subjects: [subject, ...buyers],
        statement:
          `${words.ask}, ${counted(buyers.length, 'actor')} would be hit through ${counted(deals.length, 'deal')}` +
          `${periodInWords(period)}; most of all ${String(worst?.values['state'] ?? '')}.`,
        values: { aspect: 'summary', states: buyers.length, deals: deals.length, acts: invoked.length },
      },
      () => ({
        claims: distinct(found.flatMap(({ claims }) => claims)),
        reference: distinct(found.flatMap(({ reference }) => reference)),
      }),
    ),
    ...found,
  ];
}

function hitOf(
  index: SnapshotIndex,
  subject: string,
  buyer: string,
  { touched: own, invoked: acts }: Case,
  period: Period,
): Finding {
  const all =
    index.node(buyer)?.label === 'State'
      ? dealsOf(index, buyer, 'buyers', period)
      : own.map(({ deal }) => deal);
  const realised = all.filter((deal) => deal.realised);
  const lost = own.filter(({ deal }) => deal.realised);
  const loss = realised.length === 0 ? 0 : lost.length / realised.length;
  const open = own.filter(({ deal }) => deal.stage !== 'delivered').length;
  const byParts = own.filter(({ via }) => index.node(via)?.label === 'WeaponSystem').length;
  const mix = supplierMix(lost.map(({ deal }) => deal));
  const value = [...mix.values.values()].reduce((sum, amount) => sum + amount, 0);
  const name = index.nameOf(buyer);
  const share =
    realised.length === 0
      ? 'it has no realised purchase'
      : `${percent(loss)} of its ${counted(realised.length, 'realised purchase')}`;
  const parts = byParts === 0 ? '' : `, ${byParts} through parts alone`;
  const worth = mix.currency === undefined ? '' : `, worth at least ${money(value, mix.currency)}`;
  const under =
    acts.length === 0
      ? ''
      : ` It was invoked on ${name} in ${counted(acts.length, 'act')} by ${enumerated(distinct(acts.flatMap((act) => act.by)).map(index.nameOf))}.`;
  const figures = {
    analysis: 'exposure',
    subjects: [subject, buyer, ...own.map(({ deal }) => deal.id), ...acts.map((act) => act.event.id)],
    statement:
      own.length === 0
        ? `${name} is told to have no deal that would be touched.${under}`
        : `${name} would be hit in ${counted(own.length, 'deal')} (${open} not yet delivered${parts}): ` +
          `${share}${worth}.${under}`,
    values: {
      aspect: 'hit',
      state: name,
      deals: own.length,
      open,
      byParts,
      realised: lost.length,
      purchases: realised.length,
      loss: rounded(loss, 4),
      value,
      currency: mix.currency ?? '',
      acts: acts.length,
    },
  };
  return withGrounds(figures, () => {
    const [grounds, pressing] = [groundsOfDeals(own.map(({ deal }) => deal)), groundsOfActs(acts)];
    return {
      claims: distinct([...grounds.claims, ...own.flatMap(({ claims }) => claims), ...pressing.claims]),
      reference: distinct([
        ...grounds.reference,
        ...own.flatMap(({ reference }) => reference),
        ...pressing.reference,
      ]),
    };
  });
}
