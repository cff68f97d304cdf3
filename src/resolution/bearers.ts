import type { Claim, Doubt, OrganizationRecord, Role, Vocabulary } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { type Context, contextsIn, type IdOf, withIds } from './contexts.ts';
import { splitHomonyms } from './split-homonyms.ts';

/** Which bearer of its name a role means in a text. */
export interface Bearers {
  idOf(role: Role, textId: string): string;
  /** Text id → what it says around each entity. */
  readonly contexts: ReadonlyMap<string, ReadonlyMap<string, Context>>;
  readonly doubts: readonly Doubt[];
}

/** Kinds of body whose names are the same in many states. */
const organs: ReadonlySet<OrganizationRecord['kind']> = new Set([
  'ministry',
  'agency',
  'legislature',
  'court',
  'armed-force',
  'party',
  'body',
]);

/** Tells the bearers of one name apart from text to text: bodies first, then people by the bodies that they belong to. */
export function tellBearers(
  byText: ReadonlyMap<string, readonly Claim[]>,
  idOf: IdOf,
  vocabulary: Vocabulary,
): Bearers {
  const stateOf = statesOf(vocabulary);
  const plain = new Map(
    [...byText].map(([text, claims]) => [text, contextsIn(claims, idOf, vocabulary, stateOf)]),
  );
  const bodies = splitAll('org:', plain, (id) => knownBody(id, vocabulary), vocabulary);
  const ofBodies = withSplit(plain, bodies);
  const people = splitAll('person:', ofBodies, (id) => knownPerson(id, vocabulary, stateOf), vocabulary);
  return {
    idOf: (role, text) => people.idIn(text, bodies.idIn(text, idOf(role))),
    contexts: withSplit(ofBodies, people),
    doubts: [...bodies.doubts, ...people.doubts],
  };
}

type Contexts = ReadonlyMap<string, ReadonlyMap<string, Context>>;

interface SplitNames {
  idIn(text: string, id: string): string;
  /** The texts in which some name has another id than the plain one. */
  readonly texts: ReadonlySet<string>;
  readonly doubts: readonly Doubt[];
}

/** Contexts by the ids that names have after a split; those of texts that it does not touch stay as they are. */
function withSplit(contexts: Contexts, { idIn, texts }: SplitNames): Contexts {
  return new Map(
    [...contexts].map(([text, found]) => {
      if (!texts.has(text)) return [text, found];
      const own = (id: string): string => idIn(text, id);
      return [text, new Map([...found].map(([id, context]) => [own(id), withIds(context, own)]))];
    }),
  );
}

/** Splits every name of a kind; `knownOf` gives what the vocabulary knows of a bearer, or null for names that are never split. */
function splitAll(
  prefix: string,
  contexts: Contexts,
  knownOf: (id: string) => Context | null | undefined,
  vocabulary: Vocabulary,
): SplitNames {
  const texts = new Map<string, Map<string, Context>>();
  for (const [text, found] of contexts) {
    for (const [id, context] of found) {
      if (!id.startsWith(prefix)) continue;
      texts.set(id, (texts.get(id) ?? new Map()).set(text, context));
    }
  }
  const ids = new Map<string, ReadonlyMap<string, string>>();
  const doubts: Doubt[] = [];
  for (const [id, of] of [...texts].sort(([a], [b]) => compare(a, b))) {
    const known = knownOf(id);
    if (known === null) continue;
    const split = splitHomonyms({ id, texts: of, ...(known && { known }) }, vocabulary);
    if (split.ids.size > 0) ids.set(id, split.ids);
    doubts.push(...split.doubts);
  }
  return {
    idIn: (text, id) => ids.get(id)?.get(text) ?? id,
    texts: new Set([...ids.values()].flatMap((split) => [...split.keys()])),
    doubts,
  };
}

function statesOf(vocabulary: Vocabulary): (id: string) => string | undefined {
  const states = new Map(
    vocabulary.organizations.flatMap(({ id, state }) =>
      state === undefined ? [] : [[id, `state:${state}`] as const],
    ),
  );
  return (id) => states.get(id);
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
function knownPerson(
  id: string,
  vocabulary: Vocabulary,
  stateOf: (id: string) => string | undefined,
): Context | null | undefined {
  if (!vocabulary.entities.has(id)) return undefined;
  const offices = peopleOf(vocabulary).get(id) ?? [];
  const states = offices.flatMap((of) => {
    const state = of.includes(':') ? stateOf(of) : `state:${of}`;
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
