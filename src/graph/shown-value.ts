import type { ResolvedClaim } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { Telling } from './telling.ts';

/** One of several values that claims give for the same thing. */
export interface ReportedValue<T> {
  readonly value: T;
  readonly stories: number;
}

/**
 * All values that claims give, the one to show first: that of most stories, then the latest known, then the one whose claim has
 * the larger id. `keyOf` says which values are the same.
 */
export function valuesByStanding<T>(
  { claims, stories }: Pick<Telling, 'claims' | 'stories'>,
  readValue: (claim: ResolvedClaim) => T | undefined,
  keyOf: (value: T) => string,
): readonly ReportedValue<T>[] {
  const found = new Map<string, { value: T; stories: Set<string>; known: string; id: string }>();
  for (const [place, resolved] of claims.entries()) {
    const value = readValue(resolved);
    if (value === undefined) continue;
    const { claim, known } = resolved;
    const held = found.get(keyOf(value)) ?? { value, stories: new Set(), known: '', id: '' };
    held.stories.add(stories[place] ?? '');
    if (known > held.known || (known === held.known && claim.id > held.id)) {
      held.value = value;
      held.known = known;
      held.id = claim.id;
    }
    found.set(keyOf(value), held);
  }
  return [...found.values()]
    .sort((a, b) => b.stories.size - a.stories.size || compare(b.known, a.known) || compare(b.id, a.id))
    .map(({ value, stories }) => ({ value, stories: stories.size }));
}
