import type { Claim, Evidence } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/**
 * One claim of each id, sorted by id. Extractors that found the same claim make it one, with all their names and evidence; the
 * rest is that of the most confident.
 */
export function mergeClaims(claims: readonly Claim[]): readonly Claim[] {
  const byId = new Map<string, Claim[]>();
  for (const claim of claims) byId.set(claim.id, [...(byId.get(claim.id) ?? []), claim]);
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [best, ...others] = [...same].sort(
        (a, b) => b.confidence - a.confidence || compare(JSON.stringify(a), JSON.stringify(b)),
      );
      if (best === undefined) return [];
      if (others.length === 0) return [best];
      return [{ ...best, extractors: extractorsOf(same), evidence: evidenceOf([best, ...others]) }];
    });
}

function extractorsOf(claims: readonly Claim[]): readonly string[] {
  return [...new Set(claims.flatMap((claim) => claim.extractors))].sort();
}

function evidenceOf(claims: readonly Claim[]): readonly Evidence[] {
  return [
    ...new Map(
      claims.flatMap((claim) => claim.evidence).map((evidence) => [JSON.stringify(evidence), evidence]),
    ).values(),
  ];
}
