import {
  actDateOf,
  type DealStatus,
  dealStatuses,
  pastDateOf,
  type ResolvedClaim,
  realisedStatuses,
} from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';

export interface DealProgress {
  /** The furthest stage reached. */
  readonly stage?: DealStatus;
  /** The stop in force, else the stage. */
  readonly status?: DealStatus;
  readonly stopped: boolean;
  /** "2018-10-05 signed": every status said, by its date. */
  readonly history: readonly string[];
  /** For each step of the history the ids of the claims that tell it, with spaces between them. */
  readonly historyClaims: readonly string[];
}

const stops: ReadonlySet<DealStatus> = new Set(['suspended', 'cancelled', 'blocked']);

interface Step {
  readonly status: DealStatus;
  readonly date: string;
  /** The claim itself dates the status; otherwise the date is when it became known, and may be late. */
  readonly dated: boolean;
  readonly actual: boolean;
  readonly id: string;
}

/**
 * Climbs the ladder of statuses through the dates. A stage reached is not lost to a later report that only looks back ("signed
 * in 2018", said in 2022). A stop holds until something after it shows that the deal goes on: a stage further than the one
 * before the stop, work or delivery, or any step that the claim itself dates after the stop. On one date a stop comes last.
 */
export function dealProgress(claims: readonly ResolvedClaim[]): DealProgress {
  const steps = claims.flatMap(stepOf).sort(byDate);
  let stage: DealStatus | undefined;
  let stop: Step | undefined;
  for (const step of steps) {
    if (stops.has(step.status)) {
      stop = step;
      continue;
    }
    if (stop !== undefined && step.actual && goesOn(step, stage, stop)) stop = undefined;
    if (stage === undefined || rank(step.status) > rank(stage)) stage = step.status;
  }
  const status = stop?.status ?? stage;
  const told = groupBy(steps, (step) => `${step.date || 'undated'} ${step.status}`);
  return {
    ...(stage !== undefined && { stage }),
    ...(status !== undefined && { status }),
    stopped: stop !== undefined,
    history: [...told.keys()],
    historyClaims: [...told.values()].map((each) => each.map(({ id }) => id).join(' ')),
  };
}

function goesOn(step: Step, stage: DealStatus | undefined, stop: Step): boolean {
  if (step.date === '' || stop.date === '') return false;
  if (step.dated && step.date > stop.date) return true;
  return (
    rank(step.status) >= rank('in-production') || (stage !== undefined && rank(step.status) > rank(stage))
  );
}

/** A realised status that is only planned counts as a plan; a stop that is only planned stops nothing. */
function stepOf({ claim, known }: ResolvedClaim): readonly Step[] {
  if (claim.kind !== 'transfer' || claim.status === undefined) return [];
  const said = claim.status.status;
  const actual = claim.modality === 'actual';
  if (!actual && stops.has(said)) return [];
  const own = (said === 'signed' ? pastDateOf(claim.signed, known) : undefined) ?? actDateOf(claim, known);
  // What is planned may speak of years to come; it is the plan that became known.
  const date = actual ? (own ?? known) : known;
  const status = !actual && realisedStatuses.has(said) ? 'planned' : said;
  return [{ status, date, dated: actual && own !== undefined, actual, id: claim.id }];
}

function byDate(a: Step, b: Step): number {
  if (a.date !== b.date) return a.date === '' ? 1 : b.date === '' ? -1 : a.date < b.date ? -1 : 1;
  return rank(a.status) - rank(b.status) || (a.id < b.id ? -1 : 1);
}

function rank(status: DealStatus): number {
  return dealStatuses.indexOf(status);
}
