import type { ResolvedClaim, Vocabulary } from '../../model/index.ts';
import { basesOf } from '../kinship.ts';

/** What `basesOf` decides, kept up to date claim by claim. */
export interface LiveBases {
  baseOf(id: string): string | undefined;
  /** Takes in relations gone and come; gives the ids whose base is another one now. */
  change(gone: readonly ResolvedClaim[], come: readonly ResolvedClaim[]): readonly string[];
}

/** A base rests on the vocabulary and on the claims that say where this one subject is based. Unsure claims say nothing. */
export function liveBases(vocabulary: Vocabulary, minConfidence: number): LiveBases {
  const known = basesOf(vocabulary, []);
  const told = new Map<string, string>();
  const saying = new Map<string, Map<string, ResolvedClaim>>();
  const saysBase = ({ claim }: ResolvedClaim): boolean =>
    claim.kind === 'based_in' && claim.confidence >= minConfidence;
  return {
    baseOf: (id) => told.get(id) ?? known.get(id),
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
      const bases = basesOf(
        vocabulary,
        [...touched].flatMap((subject) => [...(saying.get(subject)?.values() ?? [])]),
      );
      return [...touched].filter((subject) => {
        if (saying.get(subject)?.size === 0) saying.delete(subject);
        const [was, is] = [told.get(subject) ?? known.get(subject), bases.get(subject)];
        if (is === undefined || is === known.get(subject)) told.delete(subject);
        else told.set(subject, is);
        return was !== is;
      });
    },
  };
}
