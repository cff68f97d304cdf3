import type { Claim, ClaimKind } from '../../model/index.ts';
import type { CandidateKind } from '../candidates/candidate.ts';
import type { Decoded } from '../decoding/decoded.ts';
import type { Judged } from '../decoding/judged.ts';

/** The kinds of fact that a claim of each kind may carry, the one that it always carries first. */
export const factKinds: Readonly<Record<ClaimKind, readonly CandidateKind[]>> = {
  transfer: ['transfer', 'status', 'value', 'quantity', 'signed'],
  pressure: ['pressure', 'over', 'under'],
  exclusion: ['exclude'],
  resistance: ['resist'],
  made_by: ['made_by'],
  law_of: ['law_of'],
  member_of: ['member'],
  ally_of: ['ally'],
  official_of: ['official'],
  based_in: [],
  variant_of: [],
  component_of: [],
};

/** The facts, of those given, that a claim carries; `decoded` is what it was built from, of which it may carry a part. */
export function factsBehind(
  claim: Claim,
  { roles, values }: Decoded,
  facts: readonly Judged[],
): readonly Judged[] {
  const carried = Object.entries(values).filter(([name]) => name in claim);
  const players = new Map(
    [...Object.entries(roles), ...carried].filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
  const words = new Set(carried.map(([, value]) => value));
  const kinds = factKinds[claim.kind];
  // An object or a law has the name of its own kind; the other roles are those of the first kind.
  const ownRoles = Object.keys(roles).filter((role) => !kinds.some((kind) => kind === role));
  return kinds.flatMap((kind, place) =>
    facts.filter((fact) => {
      const named = Object.entries(fact.roles).filter(([, player]) => player !== undefined);
      return (
        fact.kind === kind &&
        named.every(([role, player]) => players.get(role) === player) &&
        (place > 0 || named.length === ownRoles.length) &&
        (fact.word === undefined || words.has(fact.word))
      );
    }),
  );
}
