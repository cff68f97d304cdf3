import {
  actorKinds,
  type Entity,
  type FoldSettings,
  type Following,
  type NodeRef,
  type ReadText,
  type Resolution,
  type ResolutionLookups,
  type ResolvedClaim,
  type Vocabulary,
} from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import { rootIn } from '../util/root-in.ts';
import { entityNode, knownNode } from './entity-nodes.ts';
import type { RowCollector } from './row-collector.ts';
import { shortNameOf } from './short-name.ts';
import { type Telling, tellingOf } from './telling.ts';

/** What every part of the fold asks for; nothing that a part draws may rest on anything else but what it is called with. */
export interface FoldContext {
  readonly collector: RowCollector;
  readonly settings: FoldSettings;
  readonly vocabulary: Vocabulary;
  storyOf(textId: string): string;
  /** Claims, in the order of events, with their stories and ids. */
  tellingOf(claims: readonly ResolvedClaim[]): Telling;
  textOf(id: string): ReadText | undefined;
  /** Texts after which a text was written. */
  followsOf(textId: string): readonly Following[];
  /** The text that a text says to correct. */
  correctionOf(textId: string): string | undefined;
  /** The node of an entity, drawn once it is asked for; `undefined` for ids that nothing knows. */
  nodeOf(id: string | undefined): NodeRef | undefined;
  /** The same, for those that act only. */
  actorOf(id: string | undefined): NodeRef | undefined;
  /** What an entity's designation says of it; none for those that no claim names. */
  kinOf(id: string): Pick<Entity, 'id' | 'variantOf' | 'componentOf'> | undefined;
  /** The name that captions show. */
  nameOf(id: string | undefined): string | undefined;
  /** The state behind a firm, when there is one and only one. */
  baseOf(id: string): string | undefined;
  /** The first of a system's chain of variants. */
  familyOf(id: string): string;
  isAdmitted(claim: ResolvedClaim): boolean;
}

const actors: ReadonlySet<string> = new Set(actorKinds);
const shortNames = new WeakMap<Entity, string>();

/** Indexes a resolution for the fold. */
export function lookupsOf(resolution: Resolution): ResolutionLookups {
  const entities = new Map(resolution.entities.map((entity) => [entity.id, entity]));
  const stories = new Map(resolution.stories.flatMap(({ id, texts }) => texts.map((text) => [text, id])));
  const follows = groupBy(resolution.follows, ({ text }) => text);
  const corrections = new Map(resolution.corrections.map(({ text, corrects }) => [text, corrects]));
  const texts = new Map(resolution.texts.map((text) => [text.id, text]));
  return {
    entityOf: (id) => entities.get(id),
    textOf: (id) => texts.get(id),
    storyOf: (textId) => stories.get(textId),
    followsOf: (textId) => follows.get(textId) ?? [],
    correctionOf: (textId) => corrections.get(textId),
    baseOf: (id) => resolution.bases.get(id),
    parentOf: (id) => resolution.parents.get(id),
  };
}

/** Answers the fold's questions from a resolution's. */
export function foldContext(
  lookups: ResolutionLookups,
  vocabulary: Vocabulary,
  settings: FoldSettings,
  collector: RowCollector,
): FoldContext {
  const drawn = new Map<string, NodeRef>();
  const nodeOf = (id: string | undefined): NodeRef | undefined => {
    if (id === undefined) return undefined;
    const held = drawn.get(id);
    if (held !== undefined) return held;
    const entity = lookups.entityOf(id);
    const node = entity === undefined ? knownNode(id, vocabulary) : entityNode(entity, vocabulary);
    if (node === undefined) return undefined;
    collector.addNode(node);
    drawn.set(id, node);
    return node;
  };
  const storyOf = (textId: string): string => lookups.storyOf(textId) ?? textId;
  return {
    collector,
    settings,
    vocabulary,
    storyOf,
    tellingOf: (claims) => tellingOf(claims, storyOf),
    textOf: (id) => lookups.textOf(id),
    followsOf: (id) => lookups.followsOf(id),
    correctionOf: (id) => lookups.correctionOf(id),
    nodeOf,
    actorOf(id) {
      const node = nodeOf(id);
      return node !== undefined && actors.has(node.label) ? node : undefined;
    },
    kinOf: (id) => lookups.entityOf(id),
    nameOf(id) {
      const entity = id === undefined ? undefined : (lookups.entityOf(id) ?? vocabulary.entities.get(id));
      if (entity === undefined) return undefined;
      const name = shortNames.get(entity) ?? shortNameOf(entity);
      shortNames.set(entity, name);
      return name;
    },
    baseOf: (id) => lookups.baseOf(id),
    familyOf: (id) => rootIn({ get: lookups.parentOf }, id),
    isAdmitted: ({ claim }) => claim.confidence >= settings.minConfidence,
  };
}
