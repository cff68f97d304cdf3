import type { ResolvedClaim } from '../../model/index.ts';
import { grownTelling, type Telling, tellingOf } from '../telling.ts';

/** What was found of the claims of much-told events, so that one more claim costs what it adds. */
export interface KeptTellings {
  /** The claims of a unit with their stories and ids; a claim that is kept has the story that it had. */
  of(unit: string, claims: readonly ResolvedClaim[], storyOf: (textId: string) => string): Telling;
  /** Says that stories of a unit's claims are others now, or that it is no more. */
  forget(unit: string): void;
}

/** Fewer claims are as soon looked up as kept. */
const fewestKept = 24;

/** Nothing is kept yet. */
export function keptTellings(): KeptTellings {
  const held = new Map<string, Telling>();
  return {
    of(unit, claims, storyOf) {
      const before = held.get(unit);
      const now = before === undefined ? tellingOf(claims, storyOf) : grownTelling(before, claims, storyOf);
      if (claims.length < fewestKept) held.delete(unit);
      else held.set(unit, now);
      return now;
    },
    forget: (unit) => held.delete(unit),
  };
}
