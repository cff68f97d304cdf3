import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { groupByEach } from '../../util/group-by.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { signTies } from '../balance/balance.ts';
import { frustrationOf } from '../balance/frustration.ts';
import { triadCensus } from '../balance/triads.ts';
import { agreementOf } from '../blocs/agreement.ts';
import { blocName, membersOf, signedBlocs } from '../blocs/blocs.ts';
import { neighboursOf } from '../brokers/constraint.ts';
import { type DealFact, groundsOfDeals } from '../deals/deal-fact.ts';
import { concentrationOf } from '../dependence/concentration.ts';
import { supplierMix } from '../dependence/supplier-mix.ts';
import { nothingFound, percent } from '../findings.ts';
import { withGrounds } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { type Period, periodInWords } from '../period.ts';
import { distinct } from '../pressure-acts.ts';
import { rounded } from '../sentences.ts';
import { networkOf, type SignedNetwork } from '../signed-network.ts';
import { endedBy, type Supposition, type World, worldAfter, worldOf } from './world.ts';

export interface WhatIfOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
  readonly seed: number;
}

/**
 * The graph before and after a supposition (`endedBy` has the rules): whose dependence changes and why, which actors lose their
 * way to each other in the arms trade, how blocs and balance move. Nothing else adapts: no new supplier steps in. Findings:
 * `summary`, `dependence` by descending loss, `paths`, `blocs`, `balance`. A supposition that changes nothing says so.
 */
export function whatIf(
  index: SnapshotIndex,
  supposition: Supposition,
  options: WhatIfOptions,
): readonly Finding[] {
  const { knowledge } = options;
  const before = worldOf(index, options, knowledge);
  const ended = endedBy(index, before, supposition, knowledge);
  const after = worldAfter(before, supposition, ended, knowledge);
  const words = inWords(index, supposition);
  const subjects =
    supposition.kind === 'remove'
      ? [supposition.state]
      : [supposition.actor, supposition.law, supposition.target];
  const networks = [before, after].map((world) =>
    networkOf(world.arms, world.pressure, knowledge.tones.signed),
  );
  const [then, now] = networks;
  const unchanged =
    ended.size === 0 &&
    before.arms.length === after.arms.length &&
    before.pressure.length === after.pressure.length;
  if (unchanged || then === undefined || now === undefined) {
    return [
      nothingFound(
        'what-if',
        subjects,
        `${words} changes nothing that the graph holds${periodInWords(options)}: no realised deal and no pressure rests on it.`,
        { aspect: 'summary', deals: 0, states: 0 },
      ),
    ];
  }
  const lost = before.deals.filter((deal) => ended.has(deal.id));
  const gone = supposition.kind === 'remove' ? supposition.state : undefined;
  const hit = dependences(index, subjects, { before, after, ended, gone });
  return [
    withGrounds(
      {
        analysis: 'what-if',
        subjects: [...subjects, ...lost.map(({ id }) => id)],
        statement:
          `${words} would end ${counted(lost.length, 'realised deal')}${periodInWords(options)} and change the dependence of ` +
          `${counted(hit.length, 'buyer')}. Nothing else is taken to adapt.`,
        values: { aspect: 'summary', deals: lost.length, states: hit.length },
      },
      () => groundsOfDeals(lost),
    ),
    ...hit,
    pathsFinding(index, subjects, [then, now], gone, lost),
    blocsFinding(index, subjects, [then, now], gone, options.seed),
    balanceFinding(subjects, [then, now]),
  ];
}

function inWords(index: SnapshotIndex, supposition: Supposition): string {
  if (supposition.kind === 'remove') return `The loss of ${index.nameOf(supposition.state)}`;
  const [actor, law, target] = [supposition.actor, supposition.law, supposition.target].map(index.nameOf);
  return `${law ?? ''} applied to ${target ?? ''} by ${actor ?? ''}`;
}

interface Change {
  readonly before: World;
  readonly after: World;
  readonly ended: ReadonlyMap<string, string>;
  readonly gone: string | undefined;
}

function figures(deals: readonly DealFact[]) {
  const { dealShares } = supplierMix(deals);
  const [leader] = [...dealShares].sort(([a, x], [b, y]) => y - x || compare(a, b));
  return { concentration: concentrationOf(dealShares), suppliers: dealShares.size, leader: leader?.[0] };
}

function dependences(
  index: SnapshotIndex,
  subjects: readonly string[],
  { before, after, ended, gone }: Change,
): readonly Finding[] {
  const [then, now] = [before, after].map(({ deals }) => groupByEach(deals, (deal) => deal.buyers));
  const buyers = distinct(before.deals.filter(({ id }) => ended.has(id)).flatMap((deal) => deal.buyers));
  return buyers
    .filter((buyer) => buyer !== gone)
    .map((buyer) => {
      const [own, left] = [then?.get(buyer) ?? [], now?.get(buyer) ?? []];
      const lost = own.filter((deal) => ended.has(deal.id));
      return { buyer, own, left, lost, loss: lost.length / own.length };
    })
    .sort((a, b) => b.loss - a.loss || b.lost.length - a.lost.length || compare(a.buyer, b.buyer))
    .map(({ buyer, own, left, lost, loss }): Finding => {
      const [was, is] = [figures(own), figures(left)];
      const name = index.nameOf(buyer);
      const reasons = distinct(lost.flatMap(({ id }) => ended.get(id) ?? []));
      const hhi = (value: number | undefined) => (value === undefined ? '' : rounded(value, 4));
      const rest =
        is.leader === undefined
          ? 'nothing is left'
          : `most of the rest is from ${index.nameOf(is.leader)}, concentration ${hhi(was.concentration)} to ${hhi(is.concentration)}`;
      return withGrounds(
        {
          analysis: 'what-if',
          subjects: [...subjects, buyer, ...lost.map(({ id }) => id)],
          statement:
            `${name} would lose ${lost.length} of ${counted(own.length, 'realised purchase')} (${percent(loss)}); ${rest}. ` +
            `Why: ${enumerated(reasons)}.`,
          values: {
            aspect: 'dependence',
            state: name,
            dealsBefore: own.length,
            dealsAfter: left.length,
            loss: rounded(loss, 4),
            suppliersBefore: was.suppliers,
            suppliersAfter: is.suppliers,
            hhiBefore: hhi(was.concentration),
            hhiAfter: hhi(is.concentration),
            leaderBefore: was.leader === undefined ? '' : index.nameOf(was.leader),
            leaderAfter: is.leader === undefined ? '' : index.nameOf(is.leader),
            why: enumerated(reasons),
          },
        },
        () => groundsOfDeals(lost),
      );
    });
}

/** Pairs of actors that arms ties join, directly or over others, and the parts into which the trade falls. */
function reachOf({ ties }: SignedNetwork): {
  readonly pairs: number;
  readonly parts: readonly (readonly string[])[];
} {
  const neighbours = neighboursOf(
    ties.filter(({ positive }) => positive > 0).map(({ a, b }) => ({ a, b, weight: 1 })),
  );
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const id of part) {
      for (const other of neighbours.get(id)?.keys() ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    parts.push(part);
  }
  return { pairs: parts.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0), parts };
}

function pathsFinding(
  index: SnapshotIndex,
  subjects: readonly string[],
  [before, after]: readonly [SignedNetwork, SignedNetwork],
  gone: string | undefined,
  lost: readonly DealFact[],
): Finding {
  const [then, now] = [reachOf(before), reachOf(after)];
  const still = new Set(now.parts.flat());
  const cut = distinct(then.parts.flat().filter((id) => id !== gone && !still.has(id)));
  const named =
    cut.length === 0
      ? ''
      : `; left without any sale: ${enumerated(cut.slice(0, 8).map(index.nameOf))}${cut.length > 8 ? ` and ${cut.length - 8} more` : ''}`;
  return withGrounds(
    {
      analysis: 'what-if',
      subjects: [...subjects, ...cut],
      statement:
        `In the arms trade, ${counted(then.pairs, 'pair')} of actors have a way to each other before and ${now.pairs} after, in ` +
        `${counted(then.parts.length, 'part')} before and ${now.parts.length} after${named}.`,
      values: {
        aspect: 'paths',
        pairsBefore: then.pairs,
        pairsAfter: now.pairs,
        partsBefore: then.parts.length,
        partsAfter: now.parts.length,
        cutOff: cut.length,
      },
    },
    () => groundsOfDeals(lost),
  );
}

function blocsFinding(
  index: SnapshotIndex,
  subjects: readonly string[],
  [before, after]: readonly [SignedNetwork, SignedNetwork],
  gone: string | undefined,
  seed: number,
): Finding {
  const [then, now] = [signedBlocs(before, seed).partition, signedBlocs(after, seed).partition];
  const agreement = agreementOf(then, now);
  const company = (partition: ReadonlyMap<string, number>, id: string) =>
    new Set(
      [...partition]
        .filter(([other, group]) => other !== id && group === partition.get(id))
        .map(([other]) => other),
    );
  const moved = [...then.keys()].filter((id) => {
    if (id === gone || !now.has(id)) return false;
    const [was, is] = [company(then, id), company(now, id)];
    was.delete(gone ?? '');
    const common = [...is].filter((other) => was.has(other)).length;
    // Moved is who has lost more of its company than it kept.
    return was.size + is.size > 0 && common * 2 < Math.max(was.size, is.size);
  });
  const largest = (network: SignedNetwork, partition: ReadonlyMap<string, number>) => {
    const [first] = membersOf(partition);
    return first === undefined ? '' : blocName(index, network.ties, first);
  };
  const words =
    moved.length === 0
      ? 'nobody changes company'
      : `${enumerated(moved.slice(0, 8).map(index.nameOf))}${moved.length > 8 ? ` and ${moved.length - 8} more` : ''} would change company`;
  return withGrounds(
    {
      analysis: 'what-if',
      subjects: [...subjects, ...moved],
      statement: `Of blocs, ${words}${agreement === undefined ? '' : ` (agreement of both divisions ${rounded(agreement, 2)})`}.`,
      values: {
        aspect: 'blocs',
        largestBefore: largest(before, then),
        largestAfter: largest(after, now),
        moved: moved.length,
        agreement: agreement === undefined ? '' : rounded(agreement, 4),
      },
    },
    () => before.groundsOf(moved),
  );
}

function balanceFinding(
  subjects: readonly string[],
  networks: readonly [SignedNetwork, SignedNetwork],
): Finding {
  const [then, now] = networks.map((network) => {
    const ties = signTies(network);
    return { share: triadCensus(ties).balanced, frustration: frustrationOf(ties), ties: ties.length };
  });
  const share = (value: number | undefined) =>
    value === undefined ? 'no closed triads' : `${percent(value)} of closed triads balanced`;
  return {
    analysis: 'what-if',
    subjects,
    statement:
      `Of balance, ${share(then?.share)} before and ${share(now?.share)} after; ties that fit no two camps: ` +
      `${then?.frustration.most ?? 0}${then?.frustration.exact === false ? ' at most' : ''} before and ` +
      `${now?.frustration.most ?? 0}${now?.frustration.exact === false ? ' at most' : ''} after.`,
    values: {
      aspect: 'balance',
      balancedBefore: then?.share === undefined ? '' : rounded(then.share, 4),
      balancedAfter: now?.share === undefined ? '' : rounded(now.share, 4),
      frustrationBefore: then?.frustration.most ?? 0,
      frustrationAfter: now?.frustration.most ?? 0,
      // Where not exact, the figures are upper bounds, and these the lower ones.
      exact: then?.frustration.exact !== false && now?.frustration.exact !== false,
      frustrationLeastBefore: then?.frustration.least ?? 0,
      frustrationLeastAfter: now?.frustration.least ?? 0,
    },
    claims: [],
    reference: [],
  };
}
