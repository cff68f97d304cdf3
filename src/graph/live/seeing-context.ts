import type { FoldSettings, ResolutionLookups, Vocabulary } from '../../model/index.ts';
import { type FoldContext, foldContext } from '../fold-context.ts';
import type { RowCollector } from '../row-collector.ts';

/** Where a fold takes its answers from. */
export interface FoldGround {
  readonly lookups: ResolutionLookups;
  readonly vocabulary: Vocabulary;
  readonly settings: FoldSettings;
}

/** The names of the things that a unit may look at; what the vocabulary alone decides has none. */
export const thing = {
  text: (id: string) => `text ${id}`,
  story: (textId: string) => `story ${textId}`,
  follows: (textId: string) => `follows ${textId}`,
  correction: (textId: string) => `correction ${textId}`,
  base: (id: string) => `base ${id}`,
  parent: (id: string) => `parent ${id}`,
  kind: (id: string) => `kind ${id}`,
  kin: (id: string) => `kin ${id}`,
  name: (id: string) => `name ${id}`,
  offers: (key: string) => `offers ${key}`,
} as const;

/** The context of one unit, telling `seen` of each thing that the unit looks at. */
export function seeingContext(
  { lookups, vocabulary, settings }: FoldGround,
  collector: RowCollector,
  seen: (thing: string) => void,
): FoldContext {
  const isFixed = (id: string): boolean => vocabulary.entities.has(id);
  const asked: ResolutionLookups = {
    // What is asked of an entity is told below: most changes of an entity are to its other names alone.
    entityOf: lookups.entityOf,
    textOf(id) {
      seen(thing.text(id));
      return lookups.textOf(id);
    },
    storyOf(textId) {
      seen(thing.story(textId));
      return lookups.storyOf(textId);
    },
    followsOf(textId) {
      seen(thing.follows(textId));
      return lookups.followsOf(textId);
    },
    correctionOf(textId) {
      seen(thing.correction(textId));
      return lookups.correctionOf(textId);
    },
    baseOf(id) {
      seen(thing.base(id));
      return lookups.baseOf(id);
    },
    parentOf(id) {
      if (!isFixed(id)) seen(thing.parent(id));
      return lookups.parentOf(id);
    },
  };
  const context = foldContext(asked, vocabulary, settings, collector);
  const told = <T>(of: (id: string) => string, ask: (id: string | undefined) => T) => {
    return (id: string | undefined): T => {
      if (id !== undefined && !isFixed(id)) seen(of(id));
      return ask(id);
    };
  };
  return {
    ...context,
    nodeOf: told(thing.kind, context.nodeOf),
    actorOf: told(thing.kind, context.actorOf),
    nameOf: told(thing.name, context.nameOf),
    kinOf(id) {
      if (!isFixed(id)) seen(thing.kin(id));
      return context.kinOf(id);
    },
  };
}
