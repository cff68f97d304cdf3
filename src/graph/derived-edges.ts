import type { DealStatus, DerivedType, NodeRef } from '../model/index.ts';
import { dealStatuses, nodeKey } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import type { FoldContext } from './fold-context.ts';
import { rounded, supportOf } from './known-support.ts';
import { joinedTelling, type Telling } from './telling.ts';

/** What one event adds to the summary edge between two actors. */
export interface Contribution {
  readonly type: DerivedType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  readonly event: string;
  /** The claims behind it. */
  readonly told: Telling;
  readonly confidence: number;
  readonly arms?: {
    readonly stage: DealStatus | undefined;
    readonly stopped: boolean;
    readonly inferred: boolean;
  };
  readonly until?: string | undefined;
}

/** Edges that say support are positive, edges that say pressure or defiance negative. */
const signOf: Readonly<Record<DerivedType, 1 | -1>> = {
  SELLS_ARMS_TO: 1,
  PROPOSES_ARMS_TO: 1,
  THREATENS: -1,
  SANCTIONS: -1,
  PRESSURES: -1,
  RESISTS: -1,
};

/**
 * Draws one edge for each type and pair of actors, from all events that feed it. `weight` is the sum of its events'
 * confidences, so that two well-told events weigh more than one doubtful; `active` is false once every event is stopped or
 * released; `until` is given once every event is released. `stage` is the furthest stage of the deals still going, else of all.
 */
export function drawDerivedEdges(contributions: readonly Contribution[], context: FoldContext): void {
  for (const parts of groupBy(contributions, edgeOf).values()) drawDerivedEdge(parts, context);
}

/** Contributions of one edge have the same. */
export function edgeOf({ type, from, to }: Contribution): string {
  return `${type} ${nodeKey(from)} ${nodeKey(to)}`;
}

/** Draws one edge from all that feeds it; none from an actor to itself. */
export function drawDerivedEdge(parts: readonly Contribution[], context: FoldContext): void {
  const [one] = parts;
  if (one === undefined || one.from.id === one.to.id) return;
  // A claim tells of one event, so that no two parts have one in common.
  const { ids, ...telling } = joinedTelling(parts.map(({ told }) => told));
  const { confidence: _, ...support } = supportOf(telling);
  const released = parts.every((part) => part.until !== undefined);
  const stopped = parts.every((part) => part.arms?.stopped === true);
  const going = stopped ? parts : parts.filter((part) => part.arms?.stopped !== true);
  const weights = parts.map((part) => part.confidence).sort((a, b) => a - b);
  context.collector.relate(one.type, one.from, one.to, {
    events: parts.map((part) => part.event).sort(),
    claims: ids,
    ...support,
    until: released
      ? parts
          .map((part) => part.until ?? '')
          .sort()
          .at(-1)
      : undefined,
    active: !released && !stopped,
    sign: signOf[one.type],
    weight: rounded(weights.reduce((sum, weight) => sum + weight, 0)),
    ...(one.arms !== undefined && {
      stage: furthest(going.map((part) => part.arms?.stage)),
      stopped,
      inferred: parts.every((part) => part.arms?.inferred === true) || undefined,
    }),
  });
}

function furthest(stages: readonly (DealStatus | undefined)[]): DealStatus | undefined {
  const ranks = stages.flatMap((stage) => (stage === undefined ? [] : [dealStatuses.indexOf(stage)]));
  return ranks.length === 0 ? undefined : dealStatuses[Math.max(...ranks)];
}
