import type {
  Claim,
  Judgement,
  ReadText,
  Resolution,
  ResolvedClaim,
  Role,
  Vocabulary,
} from '../model/index.ts';
import { clusterEvents } from './cluster-events.ts';
import { correctionsOf, supersededClaims, withSuperseded } from './corrections.ts';
import { dealDoubts } from './deal-doubts.ts';
import { indexEntities, partiesOf } from './entity-index.ts';
import { byKnownThenId } from './event-draft.ts';
import { judgedDeals } from './judged-deals.ts';
import { basesOf, kinshipIn, parentsOf } from './kinship.ts';
import { mergeClaims } from './merge-claims.ts';
import { createStoryIndex, type StoryIndex } from './story-index.ts';

const eventClaims: ReadonlySet<Claim['kind']> = new Set(['transfer', 'pressure', 'exclusion', 'resistance']);

/**
 * Decides what all live claims are about: names become entities, claims about one event are gathered, texts that carry one
 * report become a story. Pure, and independent of the order of texts, claims and judgements. Claims below `minConfidence` are
 * resolved as well, and change nothing about how the others gather into events. A `storyIndex` that was given the texts before
 * spares comparing them anew, and changes no answer.
 */
export function resolve(
  texts: readonly ReadText[],
  vocabulary: Vocabulary,
  judgements: readonly Judgement[],
  minConfidence = 0,
  storyIndex: StoryIndex = createStoryIndex(vocabulary),
): Resolution {
  const sorted = [...texts].sort((a, b) => (a.id < b.id ? -1 : 1)).map(orderedText);
  const claims = sorted.flatMap((text) => text.claims);
  const index = indexEntities(claims, vocabulary, judgements);
  const { stories, follows, correcting } = storyIndex.read(sorted);
  const read = sorted.flatMap((text) => resolvedClaims(text, index.idOf));
  const corrections = correctionsOf(sorted, stories, correcting);
  const resolved = withSuperseded(read, supersededClaims(read, corrections, stories, sorted));
  const relations = resolved.filter(({ claim }) => !eventClaims.has(claim.kind)).sort(byKnownThenId);
  const bases = basesOf(
    vocabulary,
    relations.filter(({ claim }) => claim.confidence >= minConfidence),
  );
  const parents = parentsOf(vocabulary, index.entities);
  const grounds = {
    stateOf: (id: string) => bases.get(id) ?? id,
    ...kinshipIn(parents),
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
    stories,
    follows,
    corrections,
    texts: sorted,
    doubts: [...dealDoubts(events, grounds), ...index.doubts],
  };
}

/** A text with its articles, oldest first, and its claims, one of each id, in the order that everything after rests on. */
export function orderedText(text: ReadText): ReadText {
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

/** The claims of an ordered text, with the entities that their parties are. */
export function resolvedClaims(
  text: ReadText,
  idOf: (role: Role, textId: string) => string,
): readonly ResolvedClaim[] {
  const known = knownDateOf(text);
  return text.claims.map((claim) => ({
    claim,
    entities: Object.fromEntries(partiesOf(claim).map(([name, role]) => [name, idOf(role, text.id)])),
    known,
  }));
}

/** When a text became known: the publication of the earliest dated article that prints it; '' when none has a date. */
function knownDateOf(text: ReadText): string {
  return text.articles.find((article) => article.published !== undefined)?.published ?? '';
}
