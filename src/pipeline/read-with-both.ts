import { type ModelReading, mergeReadings } from '../extraction/index.ts';
import { actorKinds, isUnsure, type MentionCluster } from '../model/index.ts';
import type { ArticleReading } from './record-entries.ts';

/**
 * Adds a model's reading to the encoder's where the encoder is unsure (a claim below `drawn`, or one that the gate refused), or
 * found nothing though the article names who may act and a weapon, a law or a second who may act. Elsewhere nobody is asked.
 */
export async function readWithBoth(
  first: ArticleReading,
  readByModel: () => Promise<ModelReading>,
  { clusters }: { readonly clusters: readonly MentionCluster[] },
  drawn: number,
): Promise<ArticleReading> {
  if (!isWorthAsking(first, clusters, drawn)) return first;
  const second = await readByModel();
  const { claims, ...agreement } = mergeReadings(first.claims, second.claims, drawn);
  return {
    ...first,
    claims,
    refused: [...first.refused, ...second.refused],
    extractor: `${first.extractor}+${second.extractor}`,
    unusable: second.unusable,
    agreement,
  };
}

function isWorthAsking(
  { claims, refused }: ArticleReading,
  clusters: readonly MentionCluster[],
  drawn: number,
): boolean {
  if (refused.length > 0 || claims.some((claim) => isUnsure(claim, drawn))) return true;
  if (claims.length > 0) return false;
  const named = (types: readonly string[]) => clusters.filter(({ type }) => types.includes(type)).length;
  const actors = named(actorKinds);
  return actors > 1 || (actors > 0 && named(['WeaponSystem', 'Legislation']) > 0);
}
