import {
  actorKinds,
  type Entity,
  type FoldSettings,
  type NodeRow,
  type Resolution,
  type ResolvedClaim,
  type Vocabulary,
} from '../model/index.ts';
import { rootIn } from '../util/root-in.ts';
import { entityNode, knownNode } from './entity-nodes.ts';
import type { RowCollector } from './row-collector.ts';
import { shortNameOf } from './short-name.ts';

/** What every part of the fold asks for. */
export interface FoldContext {
  readonly collector: RowCollector;
  readonly settings: FoldSettings;
  readonly vocabulary: Vocabulary;
  storyOf(textId: string): string;
  /** The node of an entity, drawn once it is asked for; `undefined` for ids that nothing knows. */
  nodeOf(id: string | undefined): NodeRow | undefined;
  /** The same, for those that act only. */
  actorOf(id: string | undefined): NodeRow | undefined;
  /** The name that captions show. */
  nameOf(id: string | undefined): string | undefined;
  /** The state behind a firm, when there is one and only one. */
  baseOf(id: string): string | undefined;
  /** The first of a system's chain of variants. */
  familyOf(id: string): string;
  isAdmitted(claim: ResolvedClaim): boolean;
}

const actors: ReadonlySet<string> = new Set(actorKinds);

/** Indexes a resolution for the fold. */
export function foldContext(
  resolution: Resolution,
  vocabulary: Vocabulary,
  settings: FoldSettings,
  collector: RowCollector,
): FoldContext {
  const entities = new Map(resolution.entities.map((entity) => [entity.id, entity]));
  const stories = new Map(resolution.stories.flatMap(({ id, texts }) => texts.map((text) => [text, id])));
  const isAdmitted = ({ claim }: ResolvedClaim): boolean => claim.confidence >= settings.minConfidence;
  const names = new Map<string, string>();
  const drawn = new Map<string, NodeRow>();
  const find = (id: string): Entity | undefined => entities.get(id) ?? vocabulary.entities.get(id);
  const nodeOf = (id: string | undefined): NodeRow | undefined => {
    if (id === undefined) return undefined;
    const held = drawn.get(id);
    if (held !== undefined) return held;
    const entity = entities.get(id);
    const node = entity === undefined ? knownNode(id, vocabulary) : entityNode(entity, vocabulary);
    if (node === undefined) return undefined;
    collector.addNode(node);
    drawn.set(id, node);
    return node;
  };
  return {
    collector,
    settings,
    vocabulary,
    storyOf: (textId) => stories.get(textId) ?? textId,
    nodeOf,
    actorOf(id) {
      const node = nodeOf(id);
      return node !== undefined && actors.has(node.label) ? node : undefined;
    },
    nameOf(id) {
      const entity = id === undefined ? undefined : find(id);
      if (entity === undefined) return undefined;
      const name = names.get(entity.id) ?? shortNameOf(entity);
      names.set(entity.id, name);
      return name;
    },
    baseOf: (id) => resolution.bases.get(id),
    familyOf: (id) => rootIn(resolution.parents, id),
    isAdmitted,
  };
}
