import { actInWords, isAsserted, type SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { enumerated } from '../../util/wording.ts';
import { dealFact } from '../deals/deal-fact.ts';
import { eventDate } from '../event-date.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { liesIn, type Period } from '../period.ts';
import { actFact, actorsOf, distinct, groundsOf } from '../pressure-acts.ts';

/** An event between two States: who did it to whom, in words, and how friendly it is on the scale of Goldstein (1992). */
export interface PairEvent {
  readonly id: string;
  readonly kind: 'deal' | 'pressure' | 'exclusion' | 'resistance';
  readonly date?: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly tone: number;
  readonly claims: readonly string[];
  readonly reference: readonly string[];
}

/**
 * The events of a period between two States, what acts for them included, by date, then id: deals, pressure, exclusions and
 * resistance in either direction. Tones: of a deal by its status; of pressure its weight with the sign turned; an exclusion
 * counts as a sanction, resistance as a condemnation. What is only denied or supposed is left out.
 */
export function pairEvents(
  index: SnapshotIndex,
  left: string,
  right: string,
  period: Period,
  knowledge: InfluenceKnowledge,
): readonly PairEvent[] {
  const found = [...between(index, left, right, knowledge), ...between(index, right, left, knowledge)];
  // A deal in which both sell and both buy is one event.
  return [...new Map(found.map((event) => [event.id, event])).values()]
    .filter(({ date }) => liesIn(date, period))
    .sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.id, b.id));
}

function between(
  index: SnapshotIndex,
  from: string,
  to: string,
  knowledge: InfluenceKnowledge,
): readonly PairEvent[] {
  const [doers, others] = [actorsOf(index, from), new Set(actorsOf(index, to))];
  const eventsOf = (by: 'SELLER' | 'PRESSED_BY' | 'EXCLUDED_BY' | 'RESISTED_BY') =>
    distinct(doers.flatMap((id) => index.to(id, by).map((row) => row.from.id)));
  const reaches = (event: string, on: 'EXCLUDED' | 'RESISTED_AGAINST') =>
    index.from(event, on).some((row) => others.has(row.to.id));
  const [doer, other] = [index.nameOf(from), index.nameOf(to)];
  const deals = eventsOf('SELLER').flatMap((id): readonly PairEvent[] => {
    const deal = dealFact(index, id);
    if (!deal?.sellers.includes(from) || !deal.buyers.includes(to)) return [];
    const status = String(index.node(id)?.properties['status'] ?? '');
    const items = enumerated(deal.items.map(index.nameOf)) || 'arms';
    const tones: Readonly<Record<string, number>> = knowledge.tones;
    return [
      {
        ...{ id, kind: 'deal', from, to },
        ...(deal.date !== undefined && { date: deal.date }),
        words: `${doer} and ${other}: ${items}${status === '' ? '' : `, ${status}`}`,
        tone: tones[status] ?? knowledge.tones.offered,
        claims: distinct([...deal.claims, ...deal.tieClaims]),
        reference: deal.reference,
      },
    ];
  });
  const pressures = eventsOf('PRESSED_BY').flatMap((id): readonly PairEvent[] => {
    const act = actFact(index, id);
    if (!act?.by.includes(from) || !act.on.includes(to)) return [];
    const over = act.objects.length === 0 ? '' : ` over ${enumerated(act.objects.map(index.nameOf))}`;
    const under = act.under.length === 0 ? '' : ` under ${enumerated(act.under.map(index.nameOf))}`;
    return [
      {
        ...{ id, kind: 'pressure', from, to },
        ...(act.date !== undefined && { date: act.date }),
        words: `${doer} ${actInWords(act.action, act.event.properties['done'])} ${other}${over}${under}`,
        tone: -knowledge.weights[act.action],
        claims: distinct([...act.claims.map(({ claim }) => claim.id), ...act.tieClaims]),
        reference: act.reference,
      },
    ];
  });
  const rest = (['exclusion', 'resistance'] as const).flatMap((kind) =>
    eventsOf(kind === 'exclusion' ? 'EXCLUDED_BY' : 'RESISTED_BY')
      .filter((id) => reaches(id, kind === 'exclusion' ? 'EXCLUDED' : 'RESISTED_AGAINST'))
      .flatMap((id): readonly PairEvent[] => {
        const claims = index.claimsOf(id).filter(({ claim }) => isAsserted(claim));
        if (claims.length === 0) return [];
        const date = eventDate(index, id);
        const group = index.from(id, 'EXCLUDED_FROM').map((row) => index.nameOf(row.to.id));
        const ties = index
          .from(id, 'EXCLUDED_BY', 'EXCLUDED', 'RESISTED_BY', 'RESISTED_AGAINST')
          .flatMap((row) => index.principalOf(row.to.id).via ?? []);
        const { tieClaims, reference } = groundsOf(ties);
        return [
          {
            ...{ id, kind, from, to },
            ...(date !== undefined && { date }),
            words:
              kind === 'exclusion'
                ? `${doer} put ${other} out of ${enumerated(group)}`
                : `${doer} resisted ${other}`,
            tone: kind === 'exclusion' ? -knowledge.weights.sanction : -knowledge.weights.condemn,
            claims: distinct([...claims.map(({ claim }) => claim.id), ...tieClaims]),
            reference,
          },
        ];
      }),
  );
  return [...deals, ...pressures, ...rest];
}
