import type { FoldSettings, ResolutionLookups, Vocabulary } from '../../model/index.ts';
import { type FoldContext, foldContext } from '../fold-context.ts';
import type { RowCollector } from '../row-collector.ts';

/** Where a fold takes its answers from. */
export interface FoldGround {
  readonly lookups: ResolutionLookups;
  readonly vocabulary: Vocabulary;
  readonly settings: FoldSettings;
}

/**
 * The names of the things that a unit may look at; what the vocabulary alone decides has none. Nor have texts and their stories,
 * which are many: what is drawn of a text is found by the text itself.
 */
export const thing = {
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
    textOf: lookups.textOf,
    storyOf: lookups.storyOf,
    followsOf: lookups.followsOf,
    correctionOf: lookups.correctionOf,
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
