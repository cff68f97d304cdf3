import type { SnapshotIndex } from '../../model/index.ts';
import { actInWords } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { groupBy } from '../../util/group-by.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { dealOutcomes, familyOf, type Outcome } from '../deal-outcomes.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { actFact, distinct, groundsOfActs, type PressureAct } from '../pressure-acts.ts';
import { hopAlong, hopInferred, hopKnown, hopTold, type LeveragePath, oncePerPair } from './leverage-path.ts';
import type { LeverageTarget } from './leverage-target.ts';

/** Of the States that an actor pressed over a system, so many stand as precedents: those of most acts. */
const mostPrecedents = 5;

/** How much a precedent counts, by what became of the deal that was pressed then. */
const outcomeFactor: Readonly<Record<Outcome, number>> = {
  dropped: 1,
  delayed: 0.75,
  unknown: 0.5,
  'went on': 0.25,
};

/**
 * Paths over acts that are told and laws that apply: pressure on the buyer over these very systems or deals; precedents, that is
 * pressure by the same actor on another State over the same family of systems; laws directed at the sellers or the buyer,
 * stronger where they were invoked over these systems or on this buyer.
 */
export function actPaths(
  index: SnapshotIndex,
  target: LeverageTarget,
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const families = new Set(target.items.flatMap((item) => [...familyOf(index, item).keys()]));
  const deals = target.dealIds.filter((id) => id !== '');
  const events = distinct(
    [...families, ...deals].flatMap((id) => index.to(id, 'CONCERNS').map((row) => row.from.id)),
  );
  const acts = events
    .flatMap((id) => actFact(index, id) ?? [])
    .filter((act) => act.action !== 'waive')
    .flatMap((act) => act.by.filter((by) => by !== target.buyer).map((by) => ({ by, act })));
  const sellers = distinct(target.deals.flatMap((deal) => deal.sellers));
  const onBuyer = groupBy(
    acts.filter(({ act }) => act.on.includes(target.buyer)),
    ({ by }) => by,
  );
  const selling = new Set(sellers);
  const onOthers = groupBy(
    acts.filter(
      ({ by, act }) => !selling.has(by) && !act.on.some((id) => id === target.buyer || selling.has(id)),
    ),
    ({ by, act }) => `${by} ${act.on[0] ?? ''}`,
  );
  const actsIn = (own: readonly { readonly act: PressureAct }[]) => own.map(({ act }) => act);
  return [
    ...[...onBuyer].map(([by, own]) => pressurePath(index, target, by, actsIn(own), knowledge)),
    ...[...groupBy(onOthers.values(), (own) => own[0]?.by ?? '')].flatMap(([by, cases]) =>
      [...cases]
        .sort((a, b) => b.length - a.length || compare(a[0]?.act.on[0] ?? '', b[0]?.act.on[0] ?? ''))
        .slice(0, mostPrecedents)
        .map((own) => precedentPath(index, target, by, actsIn(own), knowledge)),
    ),
    ...lawPaths(index, target, [...new Set(actsIn(acts))], sellers, knowledge),
  ];
}

function actsInWords(index: SnapshotIndex, by: string, acts: readonly PressureAct[]): string {
  const said = distinct(acts.map((act) => actInWords(act.action, act.event.properties['done'])));
  const on = enumerated(distinct(acts.flatMap((act) => act.on)).map(index.nameOf));
  const over = enumerated(
    distinct(acts.flatMap((act) => act.objects))
      .slice(0, 3)
      .map(index.nameOf),
  );
  return `${index.nameOf(by)} ${enumerated(said)} ${on} over ${over} (${counted(acts.length, 'act')})`;
}

function pressurePath(
  index: SnapshotIndex,
  target: LeverageTarget,
  by: string,
  acts: readonly PressureAct[],
  knowledge: InfluenceKnowledge,
): LeveragePath {
  const hardest = Math.max(...acts.map((act) => knowledge.weights[act.action]));
  const told = hopTold(by, target.buyer, actsInWords(index, by, acts), () => groundsOfActs(acts));
  return {
    kind: 'pressure',
    actor: by,
    strength: knowledge.paths.pressure * (hardest / knowledge.weights.sanction),
    via: '',
    deals: target.dealIds,
    hops: [told],
  };
}

function precedentPath(
  index: SnapshotIndex,
  target: LeverageTarget,
  by: string,
  acts: readonly PressureAct[],
  knowledge: InfluenceKnowledge,
): LeveragePath {
  const [other = ''] = acts[0]?.on ?? [];
  const pressed = distinct(acts.flatMap((act) => act.over))
    .flatMap((id) => index.node(id) ?? [])
    .filter((row) => row.label === 'Deal');
  const outcomes = dealOutcomes(index, acts, pressed);
  const order: readonly Outcome[] = ['dropped', 'delayed', 'went on', 'unknown'];
  const outcome = order.find((each) => outcomes.some((found) => found.outcome === each)) ?? 'unknown';
  const told = hopTold(by, other, actsInWords(index, by, acts), () => groundsOfActs(acts));
  const became =
    outcomes.length === 0
      ? []
      : [
          hopTold(
            other,
            outcomes[0]?.deal.id ?? '',
            `of ${counted(outcomes.length, 'deal')} under it at least one ${outcome === 'unknown' ? 'has no told outcome' : outcome === 'went on' ? 'went on' : `was ${outcome}`}`,
            () => ({ claims: distinct(outcomes.flatMap((found) => found.claims)), reference: [] }),
          ),
        ];
  return {
    kind: 'precedent',
    actor: by,
    strength: knowledge.paths.precedent * outcomeFactor[outcome],
    via: other,
    deals: target.dealIds,
    hops: [
      told,
      ...became,
      hopInferred(
        by,
        target.buyer,
        `${index.nameOf(by)} can do to ${index.nameOf(target.buyer)} what it did to ${index.nameOf(other)}`,
      ),
    ],
  };
}

function lawPaths(
  index: SnapshotIndex,
  target: LeverageTarget,
  acts: readonly PressureAct[],
  sellers: readonly string[],
  knowledge: InfluenceKnowledge,
): readonly LeveragePath[] {
  const parties = new Set([target.buyer, ...sellers]);
  const byLaw = new Map<string, PressureAct[]>();
  for (const act of acts) {
    for (const law of act.under) {
      const own = byLaw.get(law) ?? [];
      byLaw.set(law, own);
      own.push(act);
    }
  }
  const invoked = new Set(byLaw.keys());
  const laws = new Set(invoked);
  for (const [law, targets] of knowledge.lawTargets) if (targets.some((id) => parties.has(id))) laws.add(law);
  const found = [...laws].flatMap((law) =>
    oncePerPair(index.from(law, 'LAW_OF'))
      .filter((row) => !parties.has(row.to.id))
      .map((row) => ({ law, row, actor: row.to.id })),
  );
  return [
    ...groupBy(found, ({ law, actor }) => (invoked.has(law) ? `${actor} ${law}` : actor)).values(),
  ].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const told = byLaw.get(first.law) ?? [];
    // Of the laws that nobody invoked here, three are named; the others are counted.
    const named = own.slice(0, 3);
    const at = distinct(
      own.flatMap(({ law }) => knowledge.lawTargets.get(law) ?? []).filter((id) => parties.has(id)),
    );
    const path: LeveragePath = {
      kind: 'law',
      actor: first.actor,
      strength: knowledge.paths.law * (told.length > 0 ? 1 : 0.5),
      via: named.map(({ law }) => law).join(' '),
      deals: target.dealIds,
      hops: [
        ...named.map(({ row }) => hopAlong(index, row)),
        ...(at.length === 0
          ? []
          : [
              hopKnown(
                first.law,
                at[0] ?? '',
                `${counted(own.length, 'law')} of ${index.nameOf(first.actor)} ${own.length === 1 ? 'is' : 'are'} directed at ${enumerated(at.map(index.nameOf))}`,
                `targets ${named.map(({ law }) => law).join(' ')}`,
              ),
            ]),
        ...(told.length === 0
          ? [hopInferred(first.actor, target.buyer, `it could be applied to ${index.nameOf(target.buyer)}`)]
          : [
              hopTold(
                first.actor,
                target.buyer,
                `${index.nameOf(first.law)} was invoked: ${actsInWords(index, first.actor, told)}`,
                () => ({ claims: groundsOfActs(told).claims, reference: [] }),
              ),
            ]),
      ],
    };
    return [path];
  });
}
