import {
  type Claim,
  type Doubt,
  type OrganizationRecord,
  organKinds,
  type Role,
  type Vocabulary,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { type Context, contextsIn, type IdOf, withIds } from './contexts.ts';
import { type Split, splitHomonyms } from './split-homonyms.ts';

/** Which bearer of its name a role means in a text. */
export interface Bearers {
  idOf(role: Role, textId: string): string;
  /** Text id → what it says around each entity. */
  readonly contexts: ReadonlyMap<string, Contexts>;
  readonly doubts: readonly Doubt[];
}

/** Kinds of body whose names are the same in many states. */
const organs: ReadonlySet<OrganizationRecord['kind']> = new Set(organKinds);

/** What one text says around each entity that it names. */
export type Contexts = ReadonlyMap<string, Context>;

/** Tells the bearers of one name apart from text to text: bodies first, then people by the bodies that they belong to. */
export function tellBearers(
  byText: ReadonlyMap<string, readonly Claim[]>,
  idOf: IdOf,
  vocabulary: Vocabulary,
): Bearers {
  const plain = new Map([...byText].map(([text, claims]) => [text, plainContexts(claims, idOf, vocabulary)]));
  const bodies = splitAll(isBody, plain, vocabulary);
  const ofBodies = withSplit(plain, bodies);
  const people = splitAll(isPerson, ofBodies, vocabulary);
  return {
    idOf: (role, text) => people.idIn(text, bodies.idIn(text, idOf(role))),
    contexts: withSplit(ofBodies, people),
    doubts: [...bodies.doubts, ...people.doubts],
  };
}

/** What a text says around each entity, by the ids that names have before their bearers are told apart. */
export function plainContexts(claims: readonly Claim[], idOf: IdOf, vocabulary: Vocabulary): Contexts {
  return contextsIn(claims, idOf, vocabulary, (id) => statesOf(vocabulary).get(id));
}

export function isBody(id: string): boolean {
  return id.startsWith('org:');
}

export function isPerson(id: string): boolean {
  return id.startsWith('person:');
}

/** Whether a name may have several bearers: one that the vocabulary lacks, or whose owner it knows by a state. */
export function mayBeSplit(id: string, vocabulary: Vocabulary): boolean {
  return (isBody(id) || isPerson(id)) && knownBearer(id, vocabulary) !== null;
}

/** Tells the bearers of one name apart, given what each text says around it; those of firms and the like are never. */
export function splitName(id: string, texts: ReadonlyMap<string, Context>, vocabulary: Vocabulary): Split {
  const known = knownBearer(id, vocabulary);
  if (known === null) return { ids: new Map(), doubts: [] };
  return splitHomonyms({ id, texts, ...(known && { known }) }, vocabulary);
}

/** Contexts by other ids. */
export function renamed(contexts: Contexts, own: (id: string) => string): Contexts {
  return new Map([...contexts].map(([id, context]) => [own(id), withIds(context, own)]));
}

interface SplitNames {
  idIn(text: string, id: string): string;
  /** The texts in which some name has another id than the plain one. */
  readonly texts: ReadonlySet<string>;
  readonly doubts: readonly Doubt[];
}

/** Contexts by the ids that names have after a split; those of texts that it does not touch stay as they are. */
function withSplit(
  contexts: ReadonlyMap<string, Contexts>,
  { idIn, texts }: SplitNames,
): ReadonlyMap<string, Contexts> {
  return new Map(
    [...contexts].map(([text, found]) => [
      text,
      texts.has(text) ? renamed(found, (id) => idIn(text, id)) : found,
    ]),
  );
}

/** Splits every name of a kind. */
function splitAll(
  isOne: (id: string) => boolean,
  contexts: ReadonlyMap<string, Contexts>,
  vocabulary: Vocabulary,
): SplitNames {
  const texts = new Map<string, Map<string, Context>>();
  for (const [text, found] of contexts) {
    for (const [id, context] of found) {
      if (isOne(id)) texts.set(id, (texts.get(id) ?? new Map()).set(text, context));
    }
  }
  const ids = new Map<string, ReadonlyMap<string, string>>();
  const doubts: Doubt[] = [];
  for (const [id, of] of [...texts].sort(([a], [b]) => compare(a, b))) {
    const split = splitName(id, of, vocabulary);
    if (split.ids.size > 0) ids.set(id, split.ids);
    doubts.push(...split.doubts);
  }
  return {
    idIn: (text, id) => ids.get(id)?.get(text) ?? id,
    texts: new Set([...ids.values()].flatMap((split) => [...split.keys()])),
    doubts,
  };
}

const ownStates = new WeakMap<Vocabulary, ReadonlyMap<string, string>>();
/** Organisation → its one state. */
function statesOf(vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const held =
    ownStates.get(vocabulary) ??
    new Map(
      vocabulary.organizations.flatMap(({ id, state }) =>
        state === undefined ? [] : [[id, `state:${state}`] as const],
      ),
    );
  ownStates.set(vocabulary, held);
  return held;
}

/** What the vocabulary knows of a bearer of a name; null for names that are never split. */
function knownBearer(id: string, vocabulary: Vocabulary): Context | null | undefined {
  return isPerson(id) ? knownPerson(id, vocabulary) : knownBody(id, vocabulary);
}

const nothing: ReadonlySet<string> = new Set();
const empty: Context = {
  states: nothing,
  bodies: nothing,
  sellers: nothing,
  systems: nothing,
  parties: nothing,
};

/** Of the bodies that the vocabulary knows only organs of states are split; a firm's name is its own. */
function knownBody(id: string, vocabulary: Vocabulary): Context | null | undefined {
  if (!vocabulary.entities.has(id)) return undefined;
  const record = organizationsOf(vocabulary).get(id);
  if (record === undefined || !organs.has(record.kind)) return null;
  const states = [...(record.state === undefined ? [] : [record.state]), ...record.states];
  return states.length === 0 ? null : { ...empty, states: new Set(states.map((iso3) => `state:${iso3}`)) };
}

/** People by the states of their offices; the offices themselves change too often to tell anybody apart. */
function knownPerson(id: string, vocabulary: Vocabulary): Context | null | undefined {
  if (!vocabulary.entities.has(id)) return undefined;
  const offices = peopleOf(vocabulary).get(id) ?? [];
  const states = offices.flatMap((of) => {
    const state = of.includes(':') ? statesOf(vocabulary).get(of) : `state:${of}`;
    return state === undefined ? [] : [state];
  });
  return states.length < offices.length || states.length === 0 ? null : { ...empty, states: new Set(states) };
}

const organizations = new WeakMap<Vocabulary, ReadonlyMap<string, OrganizationRecord>>();
function organizationsOf(vocabulary: Vocabulary): ReadonlyMap<string, OrganizationRecord> {
  const held =
    organizations.get(vocabulary) ?? new Map(vocabulary.organizations.map((record) => [record.id, record]));
  organizations.set(vocabulary, held);
  return held;
}

const people = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>();
function peopleOf(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const held =
    people.get(vocabulary) ??
    new Map(vocabulary.people.map(({ id, offices }) => [id, offices.map(({ of }) => of)]));
  people.set(vocabulary, held);
  return held;
}
