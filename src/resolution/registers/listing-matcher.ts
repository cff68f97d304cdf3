import type { Doubt, Entity, ListedKind, Listing, Vocabulary } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { normalizeName } from '../../util/normalize-name.ts';
import { weigh } from '../evidence.ts';
import { keysOf } from '../known-by-sound.ts';
import { inOneSpelling, withoutLegalForms } from '../name-forms.ts';
import { keyOf, tokensOf } from '../name-tokens.ts';
import { knownByName } from './name-index.ts';

/** What a match is looked up in: the entities that claims name, and where they are based. */
export interface ListingGround {
  entities(): Iterable<Entity>;
  /** The state behind a firm, when there is one and only one. */
  baseOf(id: string): string | undefined;
}

/** Somebody of the graph whom a listing may be. */
export interface Candidate {
  readonly id: string;
  readonly isSame: boolean;
  readonly score: number;
  readonly reasons: Doubt['reasons'];
}

/** Finds whom of the vocabulary and of the claims a listing may be. */
export interface ListingMatcher {
  /** Whether any of these names is that of somebody, or near to it. */
  concerns(kind: ListedKind, names: readonly string[]): boolean;
  /**
   * Everybody whose name is that of the listing or near to it, by id. The one that is the same has the very name, its kind, and no
   * other state; people, names of one word and firms known but for their legal form must have its state as well.
   */
  candidates(listing: Listing): readonly Candidate[];
}

/** Below this a name that only sounds alike is not worth a question. */
const worthAsking = 0.3;

type Ways = 'exact' | 'form' | 'sound';

/** Indexes names once; each question is then a few look-ups. */
export function createListingMatcher(ground: ListingGround, vocabulary: Vocabulary): ListingMatcher {
  const statesOf = knownStates(vocabulary);
  const known = knownIndex(vocabulary);
  const told = indexOf(
    [...ground.entities()].filter(({ id }) => !vocabulary.entities.has(id)),
    vocabulary,
  );
  const idsAt = (key: string): readonly string[] => [...(known.get(key) ?? []), ...(told.get(key) ?? [])];
  const statesIn = (id: string): readonly string[] => statesOf.get(id) ?? [ground.baseOf(id) ?? []].flat();
  return {
    concerns: (kind, names) =>
      names.some((name) =>
        [...keysFor(kind, name, vocabulary).values()].some((keys) =>
          keys.some((key) => known.has(key) || told.has(key)),
        ),
      ),
    candidates(listing) {
      const found = new Map<string, { readonly way: Ways; readonly name: string }>();
      const names = [listing.name, ...listing.aliases];
      for (const way of ['exact', 'form', 'sound'] as const) {
        for (const name of names) {
          for (const key of keysFor(listing.kind, name, vocabulary).get(way) ?? []) {
            for (const id of idsAt(key)) if (!found.has(id)) found.set(id, { way, name });
          }
        }
      }
      const listed = new Set(listing.countries.flatMap((country) => stateOf(country, vocabulary) ?? []));
      const others = [...found.values()].filter(({ way }) => way !== 'sound').length;
      return [...found]
        .map(([id, { way, name }]) => {
          const own = statesIn(id);
          const isKnown = own.length > 0 && listed.size > 0;
          const agrees = isKnown && own.some((state) => listed.has(state));
          const isShort = !normalizeName(name).includes(' ');
          const isSame =
            way !== 'sound' &&
            (agrees || (!isKnown && way === 'exact' && listing.kind === 'Organization' && !isShort));
          const reasons: (readonly [string, string?])[] = [
            [{ exact: 'name-on-list', form: 'legal-form', sound: 'same-sound' }[way], name],
            [agrees ? 'same-state' : isKnown ? 'listed-in-other-state' : 'no-state-known'],
            ...(isShort ? [['short-name'] as const] : []),
            ...(others > 1 ? [['several-of-that-name'] as const] : []),
          ];
          const { score, reasons: weighed } = weigh(reasons, vocabulary);
          return { id, way, isSame, score, reasons: weighed };
        })
        .filter(({ way, score }) => way !== 'sound' || score >= worthAsking)
        .sort((a, b) => compare(a.id, b.id))
        .map(({ way: _, ...candidate }) => candidate);
    },
  };
}

type NameIndex = ReadonlyMap<string, ReadonlySet<string>>;

function indexOf(entities: Iterable<Entity>, vocabulary: Vocabulary): NameIndex {
  const index = new Map<string, Set<string>>();
  for (const { id, kind, name, aliases } of entities) {
    if (kind !== 'Organization' && kind !== 'Person') continue;
    for (const form of [name, ...aliases]) {
      for (const keys of keysFor(kind, form, vocabulary).values()) {
        for (const key of keys) index.set(key, (index.get(key) ?? new Set()).add(id));
      }
    }
  }
  return index;
}

const held = new WeakMap<Vocabulary, NameIndex>();

/** The vocabulary's own names, which stay the same from one commit to the next. */
function knownIndex(vocabulary: Vocabulary): NameIndex {
  const index = held.get(vocabulary) ?? indexOf(vocabulary.entities.values(), vocabulary);
  held.set(vocabulary, index);
  return index;
}

/** The keys of a name, from the very name to how it sounds. */
function keysFor(
  kind: ListedKind,
  name: string,
  vocabulary: Vocabulary,
): ReadonlyMap<Ways, readonly string[]> {
  const exact = normalizeName(name);
  if (exact === '') return new Map();
  const tokens = tokensOf(name);
  const form =
    kind === 'Organization' ? keyOf(inOneSpelling(withoutLegalForms(tokens, vocabulary), vocabulary)) : '';
  const isSpoken = tokens.length > 1;
  return new Map<Ways, readonly string[]>([
    ['exact', [`${kind} =${exact}`]],
    ['form', form === '' ? [] : [`${kind} -${form}`]],
    ['sound', isSpoken ? keysOf(tokens, kind, vocabulary).map((key) => `${kind} ~${key}`) : []],
  ]);
}

function stateOf(country: string, vocabulary: Vocabulary): string | undefined {
  const code = country.trim().toLowerCase();
  return vocabulary.countryCodes.get(code) ?? knownByName(country, ['State'], vocabulary)?.id;
}

/** Bodies by the states that the vocabulary gives them, people by those of their offices. */
function knownStates({
  organizations,
  people,
  entities,
}: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const states = new Map<string, readonly string[]>();
  for (const { id, state, states: several } of organizations) {
    const own = [...new Set([...(state === undefined ? [] : [state]), ...several])];
    if (own.length > 0)
      states.set(
        id,
        own.map((code) => `state:${code}`),
      );
  }
  for (const { id, offices } of people) {
    const own = offices.flatMap(({ of }) => (entities.has(of) ? (states.get(of) ?? []) : [`state:${of}`]));
    if (own.length > 0) states.set(id, [...new Set(own)]);
  }
  return states;
}
