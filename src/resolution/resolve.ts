import type { Claim, Judgement, ReadText, Resolution, ResolvedClaim, Vocabulary } from '../model/index.ts';
import { isAbove, rootIn } from '../util/root-in.ts';
import { clusterEvents } from './cluster-events.ts';
import { dealDoubts } from './deal-doubts.ts';
import { indexEntities, partiesOf } from './entity-index.ts';
import { byKnownThenId } from './event-draft.ts';
import { groupStories } from './group-stories.ts';
import { judgedDeals } from './judged-deals.ts';
import { basesOf, parentsOf } from './kinship.ts';
import { mergeClaims } from './merge-claims.ts';

const eventClaims: ReadonlySet<Claim['kind']> = new Set(['transfer', 'pressure', 'exclusion', 'resistance']);

/**
 * Decides what all live claims are about: names become entities, claims about one event are gathered, texts that carry one
 * report become a story. Pure, and independent of the order of texts, claims and judgements. Claims below `minConfidence` are
 * resolved as well, and change nothing about how the others gather into events.
 */
export function resolve(
  texts: readonly ReadText[],
  vocabulary: Vocabulary,
  judgements: readonly Judgement[],
  minConfidence = 0,
): Resolution {
  const sorted = [...texts].sort((a, b) => (a.id < b.id ? -1 : 1)).map(inOrder);
  const claims = sorted.flatMap((text) => text.claims);
  const index = indexEntities(claims, vocabulary, judgements);
  const resolved = sorted.flatMap((text) => {
    const known = knownDateOf(text);
    return text.claims.map(
      (claim): ResolvedClaim => ({
        claim,
        entities: Object.fromEntries(
          partiesOf(claim).map(([name, role]) => [name, index.idOf(role, text.id)]),
        ),
        known,
      }),
    );
  });
  const relations = resolved.filter(({ claim }) => !eventClaims.has(claim.kind)).sort(byKnownThenId);
  const bases = basesOf(
    vocabulary,
    relations.filter(({ claim }) => claim.confidence >= minConfidence),
  );
  const parents = parentsOf(vocabulary, index.entities);
  const grounds = {
    stateOf: (id: string) => bases.get(id) ?? id,
    familyOf: (id: string) => rootIn(parents, id),
    areKin: (a: string, b: string) => a === b || isAbove(a, b, parents) || isAbove(b, a, parents),
    minConfidence,
    judged: judgedDeals(judgements),
  };
  const events = clusterEvents(resolved, grounds);
  return {
    entities: index.entities,
    events,
    relations,
    bases,
    parents,
    stories: groupStories(sorted),
    texts: sorted,
    doubts: [...dealDoubts(events, grounds), ...index.doubts],
  };
}

function inOrder(text: ReadText): ReadText {
  return {
    ...text,
    articles: [...text.articles].sort((a, b) => {
      const [left, right] = [
        `${a.published ?? '9999'}\u0000${a.id}`,
        `${b.published ?? '9999'}\u0000${b.id}`,
      ];
      return left < right ? -1 : 1;
    }),
    claims: mergeClaims(text.claims),
  };
}

/** When a text became known: the publication of the earliest dated article that prints it; '' when none has a date. */
function knownDateOf(text: ReadText): string {
  return text.articles.find((article) => article.published !== undefined)?.published ?? '';
}
