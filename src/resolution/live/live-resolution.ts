import type {
  Entity,
  Judgement,
  ReadText,
  ResolutionChanges,
  ResolutionLookups,
  ResolvedClaim,
  ResolvedText,
  Vocabulary,
} from '../../model/index.ts';
import { withSuperseded } from '../corrections.ts';
import { judgedDeals } from '../judged-deals.ts';
import { kinshipIn, parentsOf } from '../kinship.ts';
import { orderedText, resolvedClaims } from '../resolve.ts';
import { createStoryIndex, type StoryIndex } from '../story-index.ts';
import { liveBases } from './live-bases.ts';
import { liveCorrections } from './live-corrections.ts';
import { liveEntities } from './live-entities.ts';
import { liveEvents } from './live-events.ts';
import { liveStories } from './live-stories.ts';

/** What `resolve` gives, kept up to date text by text. */
export interface LiveResolution extends ResolutionLookups {
  /** Every entity that some claim names, in no particular order. */
  entities(): Iterable<Entity>;
  /** Takes in texts that are new or changed, those that are `undefined` being no more; and judgements beside those before. */
  change(texts: ReadonlyMap<string, ReadText | undefined>, further?: readonly Judgement[]): ResolutionChanges;
}

/**
 * A resolution of no texts yet and no judgements. After any changes it says what `resolve` says of the texts that are there, for
 * the same vocabulary, judgements and least confidence. It takes the story index over.
 */
export function liveResolution(
  vocabulary: Vocabulary,
  minConfidence: number,
  storyIndex: StoryIndex = createStoryIndex(vocabulary),
): LiveResolution {
  const held = new Map<string, ResolvedText>();
  /** Claims of texts of which some are taken back, as if none were. */
  const standing = new Map<string, readonly ResolvedClaim[]>();
  const entities = liveEntities(vocabulary, (id) => held.get(id)?.text.claims ?? []);
  const stories = liveStories(storyIndex);
  const textOf = (id: string): ReadText | undefined => held.get(id)?.text;
  const standingClaims = (id: string): readonly ResolvedClaim[] =>
    standing.get(id) ?? held.get(id)?.claims ?? [];
  const corrections = liveCorrections(stories, { textOf, claimsOf: standingClaims });
  const bases = liveBases(vocabulary, minConfidence);
  const parents = new Map<string, string>(parentsOf(vocabulary, []));
  const parentOf = (id: string): string | undefined => parents.get(id);
  const families = new Map<string, string>();
  const { familyOf, areKin } = kinshipIn({ get: parentOf });
  const judgements: Judgement[] = [];
  let judged = judgedDeals(judgements);
  const events = liveEvents(
    {
      stateOf: (id) => bases.baseOf(id) ?? id,
      familyOf(id) {
        const family = families.get(id) ?? familyOf(id);
        families.set(id, family);
        return family;
      },
      areKin,
      minConfidence,
      get judged() {
        return judged;
      },
    },
    restsOn,
  );

  /** Bases of parties and parents of systems, as far as they may change. */
  function restsOn({ entities: { seller, buyer, item, over } }: ResolvedClaim): ReadonlySet<string> {
    const things = new Set<string>();
    for (const id of [seller, buyer]) if (id !== undefined && bases.mayMove(id)) things.add(`base ${id}`);
    for (const system of [item, over]) {
      for (let id = system; id !== undefined && !vocabulary.entities.has(id); id = parentOf(id)) {
        if (things.has(`parent ${id}`)) break;
        things.add(`parent ${id}`);
      }
    }
    return things;
  }

  /** Takes over the variants of entities that were made or changed. */
  const adopt = (changed: Iterable<string>): readonly string[] => {
    const now = [...changed].map((id) => [id, entities.entityOf(id)] as const);
    if (!now.some(([id, entity]) => parents.has(id) || entity?.variantOf !== undefined)) return [];
    const found = parentsOf(
      vocabulary,
      now.flatMap(([, entity]) => entity ?? []),
    );
    return now.flatMap(([id]) => {
      const [was, is] = [parents.get(id), found.get(id)];
      if (was === is) return [];
      if (is === undefined) parents.delete(id);
      else parents.set(id, is);
      return [id];
    });
  };

  return {
    entityOf: entities.entityOf,
    entities: entities.entities,
    storyOf: stories.storyOf,
    baseOf: bases.baseOf,
    parentOf,
    textOf,
    followsOf: stories.followsOf,
    correctionOf: corrections.correctionOf,
    change(given, further = []) {
      if (further.length > 0) {
        judgements.push(...further);
        judged = judgedDeals(judgements);
      }
      const come = new Map<string, ReadText>();
      for (const [id, text] of given) if (text !== undefined) come.set(id, orderedText(text));
      const gone = new Map(
        [...given.keys()].flatMap((id) => {
          const text = held.get(id)?.text;
          return text === undefined ? [] : [[id, text] as const];
        }),
      );
      const named = entities.change(claimsOf(gone), claimsOf(come), further);
      // First all claims as they stand by themselves, for corrections compare them.
      const before = new Map<string, ResolvedText | undefined>();
      for (const id of new Set([...given.keys(), ...named.texts])) {
        const was = held.get(id);
        before.set(id, was);
        const text = come.get(id) ?? (given.has(id) ? undefined : was?.text);
        const stood = standingClaims(id);
        standing.delete(id);
        if (text === undefined) held.delete(id);
        else held.set(id, { text, claims: kept(resolvedClaims(text, entities.idOf), stood) });
      }
      const told = stories.change(
        [...gone.keys()].filter((id) => !come.has(id)),
        [...come.values()],
      );
      const { corrected, restated } = corrections.change(
        new Map([...before].map(([id, was]) => [id, { before: was?.text, after: textOf(id) }])),
        told,
      );
      for (const id of restated) if (!before.has(id)) before.set(id, held.get(id));
      const texts = new Map<string, ResolvedText | undefined>();
      const [left, joined]: [ResolvedClaim[], ResolvedClaim[]] = [[], []];
      for (const [id, was] of before) {
        const now = held.get(id);
        const stood = standingClaims(id);
        const claims = kept(withSuperseded(stood, corrections.superseded), was?.claims ?? []);
        const after = now && { text: now.text, claims };
        if (after !== undefined) {
          held.set(id, after);
          if (claims.every((claim) => claim.supersededBy === undefined)) standing.delete(id);
          else standing.set(id, stood);
        }
        texts.set(id, after);
        const [old, current] = [new Set(was?.claims), new Set(after?.claims)];
        for (const claim of old) if (!current.has(claim)) left.push(claim);
        for (const claim of current) if (!old.has(claim)) joined.push(claim);
      }
      const movedBases = bases.change(left, joined);
      const movedParents = adopt(named.entities.keys());
      if (movedParents.length > 0) families.clear();
      return {
        texts,
        events: events.change(
          left,
          joined,
          [...movedBases.map((id) => `base ${id}`), ...movedParents.map((id) => `parent ${id}`)],
          further,
        ),
        stories: told.stories,
        retold: told.texts,
        following: told.following,
        corrected,
        entities: named.entities,
        bases: movedBases,
        parents: movedParents,
      };
    },
  };
}

function claimsOf(texts: ReadonlyMap<string, ReadText>) {
  return new Map([...texts].map(([id, { claims }]) => [id, claims]));
}

/** The claims as they are now; one that says what it said before stays the same object, by which others know it. */
function kept(now: readonly ResolvedClaim[], before: readonly ResolvedClaim[]): readonly ResolvedClaim[] {
  const old = new Map(before.map((claim) => [claim.claim.id, claim]));
  return now.map((claim) => {
    const was = old.get(claim.claim.id);
    return was !== undefined && isSame(was, claim) ? was : claim;
  });
}

function isSame(a: ResolvedClaim, b: ResolvedClaim): boolean {
  return (
    a.claim === b.claim &&
    a.known === b.known &&
    a.supersededBy === b.supersededBy &&
    Object.entries(b.entities).every(([role, id]) => a.entities[role] === id)
  );
}
