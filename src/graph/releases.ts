import {
  actDateOf,
  endDateOf,
  isSurelyAfter,
  type PressureAction,
  type ResolvedClaim,
} from '../model/index.ts';
import type { AdmittedEvent } from './admitted-event.ts';
import type { FoldContext } from './fold-context.ts';

/** A pressure taken apart. */
export interface PressureParts {
  readonly event: AdmittedEvent;
  readonly by: string | undefined;
  readonly on: string | undefined;
  /** What it is about and under which law, those of most claims first. */
  readonly over: readonly string[];
  readonly under: readonly string[];
  readonly action: PressureAction;
  /** When it began, as far as it is told: the earliest date of its claims, or of their becoming known; '' when neither is given. */
  readonly start: string;
}

/** Takes a pressure apart; none where its claims are of another kind. */
export function pressureParts(event: AdmittedEvent): PressureParts | undefined {
  const [earliest] = event.live;
  if (earliest?.claim.kind !== 'pressure') return undefined;
  return {
    event,
    by: earliest.entities['by'],
    on: earliest.entities['on'],
    over: mostNamed('over', event.live),
    under: mostNamed('under', event.live),
    action: earliest.claim.action.action,
    start:
      event.live
        .filter(({ claim, known }) => endDateOf(claim, known) === undefined)
        .map(({ claim, known }) => actDateOf(claim, known) ?? known)
        .filter(Boolean)
        .sort()[0] ?? '',
  };
}

function mostNamed(role: string, claims: readonly ResolvedClaim[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { entities } of claims) {
    const id = entities[role];
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

/** What ends pressures by one actor on another: a waiver, or an act of which claims say that it is over. */
interface Release {
  readonly parts: PressureParts;
  readonly date: string;
}

/**
 * When each pressure ended: on the earliest day on which its own claims say that it was over, or on which something released
 * it: a waiver, or a report that such an act is over, by the same actor on the same one, not against it in law or object,
 * and not before it. Only what a claim reports surely as done, on a day that is known, ends anything.
 */
export function releasesOf(
  pressures: readonly PressureParts[],
  isSure: (claim: ResolvedClaim) => boolean,
  context: FoldContext,
): ReadonlyMap<string, string> {
  const releasesBy = new Map<string, Release[]>();
  for (const parts of pressures) {
    const date = dateOfRelease(parts, isSure);
    if (date === '') continue;
    const key = `${parts.by} ${parts.on}`;
    releasesBy.set(key, [...(releasesBy.get(key) ?? []), { parts, date }]);
  }
  const ends = new Map<string, string>();
  for (const parts of pressures) {
    if (parts.action === 'waive') continue;
    const [date] = (releasesBy.get(`${parts.by} ${parts.on}`) ?? [])
      .filter((release) => isEndedBy(release, parts, context))
      .map((release) => release.date)
      .sort();
    if (date !== undefined) ends.set(parts.event.id, date);
  }
  return ends;
}

function isEndedBy({ parts: by, date }: Release, parts: PressureParts, context: FoldContext): boolean {
  if (by.event.id === parts.event.id) return true;
  if (by.action !== 'waive' && by.action !== parts.action) return false;
  return releases(by, parts, context) && !isSurelyAfter(parts.start, date);
}

/** The earliest day on which a waiver was given, or another act was over; '' where no claim says so surely. */
function dateOfRelease({ event, action }: PressureParts, isSure: (claim: ResolvedClaim) => boolean): string {
  return (
    event.live
      .filter(isSure)
      .map(({ claim, known }) =>
        action === 'waive' ? (actDateOf(claim, known) ?? known) : (endDateOf(claim, known) ?? ''),
      )
      .filter(Boolean)
      .sort()[0] ?? ''
  );
}

function releases(waiver: PressureParts, pressure: PressureParts, { familyOf }: FoldContext): boolean {
  return meet(waiver.under, pressure.under) && meet(waiver.over.map(familyOf), pressure.over.map(familyOf));
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
}
