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
export interface Release {
  readonly parts: PressureParts;
  readonly date: string;
}

/** What a pressure's claims release, be it itself: only what one reports surely as done, on a day that is known, ends anything. */
export function releaseOf(
  parts: PressureParts,
  isSure: (claim: ResolvedClaim) => boolean,
): Release | undefined {
  const date = dateOfRelease(parts, isSure);
  return date === '' ? undefined : { parts, date };
}

/** Whether two releases end the same pressures on the same day. */
export function isSameRelease(a: Release | undefined, b: Release | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.date === b.date &&
    a.parts.event.id === b.parts.event.id &&
    a.parts.action === b.parts.action &&
    a.parts.over.join() === b.parts.over.join() &&
    a.parts.under.join() === b.parts.under.join()
  );
}

/** Who presses whom: a pressure is ended only by releases of the same pair. */
export function pairOf({ by, on }: PressureParts): string {
  return `${by} ${on}`;
}

/**
 * When a pressure ended, given the releases of its pair: on the earliest day on which its own claims say that it was over, or
 * on which something released it: a waiver, or a report that such an act is over, by the same actor on the same one, not
 * against it in law or object, and not before it.
 */
export function releasedOn(
  parts: PressureParts,
  releases: readonly Release[],
  context: FoldContext,
): string | undefined {
  if (parts.action === 'waive') return undefined;
  const [date] = releases
    .filter((release) => isEndedBy(release, parts, context))
    .map((release) => release.date)
    .sort();
  return date;
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
