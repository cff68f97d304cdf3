import type { ResolvedClaim, Vocabulary } from '../../model/index.ts';
import { isState, knownBases, saidBases } from '../kinship.ts';

/** What `basesOf` decides, kept up to date claim by claim. */
export interface LiveBases {
  baseOf(id: string): string | undefined;
  /** Whether claims may give it another base: not where it is a state, nor where the vocabulary has its base. */
  mayMove(id: string): boolean;
  /** Takes in relations gone and come; gives the ids whose base is another one now. */
  change(gone: readonly ResolvedClaim[], come: readonly ResolvedClaim[]): readonly string[];
}

/** A base rests on the vocabulary and on the claims that say where this one subject is based. Unsure claims say nothing. */
export function liveBases(vocabulary: Vocabulary, minConfidence: number): LiveBases {
  const known = knownBases(vocabulary);
  const told = new Map<string, string>();
  const saying = new Map<string, Map<string, ResolvedClaim>>();
  const saysBase = ({ claim }: ResolvedClaim): boolean =>
    claim.kind === 'based_in' && claim.confidence >= minConfidence;
  return {
    baseOf: (id) => (known.has(id) ? known.get(id) : told.get(id)),
    mayMove: (id) => !isState(id) && !known.has(id),
    change(gone, come) {
      const touched = new Set<string>();
      for (const { claim, entities } of gone.filter(saysBase)) {
        const subject = entities['subject'] ?? '';
        saying.get(subject)?.delete(claim.id);
        touched.add(subject);
      }
      for (const claim of come.filter(saysBase)) {
        const subject = claim.entities['subject'] ?? '';
        const held = saying.get(subject) ?? new Map<string, ResolvedClaim>();
        saying.set(subject, held.set(claim.claim.id, claim));
        touched.add(subject);
      }
      if (touched.size === 0) return [];
      return [...touched].filter((subject) => {
        const claims = saying.get(subject);
        if (claims?.size === 0) saying.delete(subject);
        const [was, is] = [told.get(subject), saidBases(claims?.values() ?? []).get(subject)];
        if (is === undefined) told.delete(subject);
        else told.set(subject, is);
        return was !== is && !known.has(subject);
      });
    },
  };
}
