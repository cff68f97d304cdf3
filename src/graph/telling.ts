import type { ResolvedClaim } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** Claims of one event or edge, with what is dear to find of many. */
export interface Telling {
  readonly claims: readonly ResolvedClaim[];
  /** The story of each claim, at its place. */
  readonly stories: readonly string[];
  /** The ids of all, sorted. */
  readonly ids: readonly string[];
}

/** Finds everything anew. */
export function tellingOf(claims: readonly ResolvedClaim[], storyOf: (textId: string) => string): Telling {
  return {
    claims,
    stories: claims.map(({ claim }) => storyOf(claim.textId)),
    ids: claims.map(({ claim }) => claim.id).sort(),
  };
}

/**
 * The same as `tellingOf`, from what was found of nearly the same claims: only those that are new are looked up. Their stories must
 * be what they were then.
 */
export function grownTelling(
  before: Telling,
  claims: readonly ResolvedClaim[],
  storyOf: (textId: string) => string,
): Telling {
  const stories: string[] = [];
  const come: string[] = [];
  const gone = new Set<string>();
  walkBoth(before.claims, claims, {
    stays: (place) => stories.push(before.stories[place] ?? ''),
    comes({ claim }) {
      stories.push(storyOf(claim.textId));
      come.push(claim.id);
    },
    goes: ({ claim }) => gone.add(claim.id),
  });
  const stay = gone.size === 0 ? before.ids : before.ids.filter((id) => !gone.has(id));
  // Sorting runs that are in order already takes no longer than looking at them.
  return { claims, stories, ids: come.length === 0 ? stay : [...stay, ...come.sort()].sort() };
}

/** All claims of several; they have none in common. */
export function joinedTelling(parts: readonly Telling[]): Telling {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return {
    claims: parts.flatMap(({ claims }) => claims),
    stories: parts.flatMap(({ stories }) => stories),
    ids: parts.flatMap(({ ids }) => ids).sort(),
  };
}

/** What is told of the claims of two lists, each once and in their order. */
interface Walk {
  /** One of both, by its place in the first. */
  readonly stays: (place: number) => void;
  readonly comes: (claim: ResolvedClaim) => void;
  readonly goes: (claim: ResolvedClaim) => void;
}

/** Walks two lists once, side by side, as long as both are in the order of events; in any other order, fewer are found to stay. */
export function walkBoth(
  before: readonly ResolvedClaim[],
  after: readonly ResolvedClaim[],
  { stays, comes, goes }: Walk,
): void {
  let place = 0;
  for (const claim of after) {
    let held = before[place];
    while (held !== undefined && held !== claim && comesBefore(held, claim)) {
      goes(held);
      place += 1;
      held = before[place];
    }
    if (held === claim) {
      stays(place);
      place += 1;
    } else {
      comes(claim);
    }
  }
  for (const held of before.slice(place)) goes(held);
}

/** By the date known, then by id; of one claim as it was and as it is the former one. */
function comesBefore(a: ResolvedClaim, b: ResolvedClaim): boolean {
  if (a.known !== b.known) return b.known === '' || (a.known !== '' && a.known < b.known);
  return compare(a.claim.id, b.claim.id) <= 0;
}
