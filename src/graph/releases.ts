import type { PressureAction, ResolvedClaim } from '../model/index.ts';
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
  readonly first: string;
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
    first:
      event.live
        .map(({ known }) => known)
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

/**
 * When each pressure ended: the earliest waiver by the same actor on the same one that is not against it in law or object and
 * does not precede it. A waiver releases only where a claim reports it surely as done and its date is known.
 */
export function releasesOf(
  pressures: readonly PressureParts[],
  isSure: (claim: ResolvedClaim) => boolean,
  context: FoldContext,
): ReadonlyMap<string, string> {
  const waivers = new Map<string, { parts: PressureParts; date: string }[]>();
  for (const parts of pressures) {
    if (parts.action !== 'waive') continue;
    const date = dateOfWaiver(parts, isSure);
    if (date === '') continue;
    const key = `${parts.by} ${parts.on}`;
    waivers.set(key, [...(waivers.get(key) ?? []), { parts, date }]);
  }
  const ends = new Map<string, string>();
  for (const parts of pressures) {
    if (parts.action === 'waive') continue;
    const dates = (waivers.get(`${parts.by} ${parts.on}`) ?? [])
      .filter((waiver) => releases(waiver.parts, parts, context) && notAfter(parts.first, waiver.date))
      .map((waiver) => waiver.date)
      .sort();
    const [date] = dates;
    if (date !== undefined) ends.set(parts.event.id, date);
  }
  return ends;
}

function dateOfWaiver({ event }: PressureParts, isSure: (claim: ResolvedClaim) => boolean): string {
  return (
    event.live
      .filter(isSure)
      .map(({ claim, known }) => claim.date?.date ?? known)
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

/** True unless the first date is surely later than the second; dates are compared as exactly as both are known. */
function notAfter(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) <= b.slice(0, length);
}
