import type { Claim, Vocabulary } from '../../model/index.ts';
import {
  type Contexts,
  isBody,
  isPerson,
  mayBeSplit,
  plainContexts,
  renamed,
  splitName,
} from '../bearers.ts';
import type { Context, IdOf } from '../contexts.ts';

/** What `tellBearers` decides, kept up to date text by text. */
export interface LiveBearers {
  /** The bearer that a name means in a text, by the name's plain id. */
  idIn(textId: string, id: string): string;
  /** What a text says around a bearer that the vocabulary lacks. */
  contextOf(textId: string, id: string): Context | undefined;
  /**
   * Takes in texts with their claims, `undefined` for those that are no more. Gives all texts in which some name has another bearer
   * now or another context, those given among them.
   */
  change(texts: ReadonlyMap<string, readonly Claim[] | undefined>): ReadonlySet<string>;
}

const nowhere: ReadonlyMap<string, Context> = new Map();
const nothing: Contexts = new Map();
const unsplit: ReadonlyMap<string, string> = new Map();

/**
 * How a name is split rests on what its own texts say around it: a body's on the plain contexts, a person's on those in which
 * bodies are told apart. `idOf` gives the plain id of a role.
 */
export function liveBearers(idOf: IdOf, vocabulary: Vocabulary): LiveBearers {
  /** Text → contexts: as its words have it, with bodies told apart, and with people told apart. */
  const [plain, ofBodies, final] = [
    new Map<string, Contexts>(),
    new Map<string, Contexts>(),
    new Map<string, Contexts>(),
  ];
  /** Name → the texts that give it. */
  const texts = new Map<string, Map<string, Context>>();
  /** Name → the texts in which it means another bearer than the plain one. */
  const splits = new Map<string, ReadonlyMap<string, string>>();
  const idIn = (text: string, id: string): string => splits.get(id)?.get(text) ?? id;

  /** Puts the contexts of a text in the place of those before; gives the names of a kind that either has. */
  const replace = (
    stage: Map<string, Contexts>,
    text: string,
    now: Contexts,
    isOne: (id: string) => boolean,
  ): readonly string[] => {
    const before = stage.get(text) ?? nothing;
    if (now.size === 0) stage.delete(text);
    else stage.set(text, now);
    const names = [...new Set([...before.keys(), ...now.keys()])].filter(isOne);
    for (const id of names) {
      const context = now.get(id);
      const held = texts.get(id) ?? new Map<string, Context>();
      if (context === undefined) held.delete(text);
      else held.set(text, context);
      if (held.size === 0) texts.delete(id);
      else texts.set(id, held);
    }
    return names;
  };
  /** Splits a name anew; gives the texts in which it means another bearer than before. */
  const split = (id: string): readonly string[] => {
    const before = splits.get(id) ?? unsplit;
    const now = splitName(id, texts.get(id) ?? nowhere, vocabulary).ids;
    if (now.size === 0) splits.delete(id);
    else splits.set(id, now);
    return [...new Set([...before.keys(), ...now.keys()])].filter(
      (text) => before.get(text) !== now.get(text),
    );
  };
  /** Contexts of a text in which the names of a kind are told apart. */
  const told = (contexts: Contexts | undefined = nothing, text: string, isOne: typeof isBody): Contexts => {
    const own = (id: string): string => (isOne(id) ? idIn(text, id) : id);
    return [...contexts].some(([id, context]) => own(id) !== id || hasRenamed(context, own))
      ? renamed(contexts, own)
      : contexts;
  };

  return {
    idIn,
    contextOf: (text, id) => final.get(text)?.get(id),
    change(given) {
      const touched = new Set(given.keys());
      const bodies = new Set<string>();
      for (const [text, claims] of given) {
        const now =
          claims === undefined ? nothing : kept(plainContexts(claims, idOf, vocabulary), vocabulary);
        for (const id of replace(plain, text, now, isBody)) bodies.add(id);
      }
      for (const id of bodies) for (const text of split(id)) touched.add(text);
      const people = new Set<string>();
      for (const text of touched) {
        const now = told(plain.get(text), text, isBody);
        for (const id of replace(ofBodies, text, now, isPerson)) people.add(id);
      }
      for (const id of people) for (const text of split(id)) touched.add(text);
      for (const text of touched) {
        const now = told(ofBodies.get(text), text, isPerson);
        if (now.size === 0) final.delete(text);
        else final.set(text, now);
      }
      return touched;
    },
  };
}

/** Only the contexts that somebody asks for, for they are many: of names that may be split, and of those that the vocabulary lacks. */
function kept(contexts: Contexts, vocabulary: Vocabulary): Contexts {
  const asked = [...contexts].filter(([id]) => !vocabulary.entities.has(id) || mayBeSplit(id, vocabulary));
  return asked.length === 0 ? nothing : new Map(asked.map(([id, context]) => [id, compact(context)]));
}

const none: ReadonlySet<string> = new Set();

/** The same context, its empty sets shared with all others. */
function compact(context: Context): Context {
  const of = (ids: ReadonlySet<string>) => (ids.size === 0 ? none : ids);
  return {
    states: of(context.states),
    bodies: of(context.bodies),
    sellers: of(context.sellers),
    systems: of(context.systems),
    parties: of(context.parties),
  };
}

function hasRenamed({ bodies, systems, parties }: Context, own: (id: string) => string): boolean {
  const isRenamed = (id: string): boolean => own(id) !== id;
  return (
    [...bodies].some(isRenamed) ||
    [...systems].some(isRenamed) ||
    [...parties].some((party) => party.split(' ').some(isRenamed))
  );
}
