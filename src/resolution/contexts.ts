import type { Claim, Role, Vocabulary } from '../model/index.ts';
import { rolesOf } from '../model/index.ts';
import { sensesOf } from './find-senses.ts';
import { tokensOf } from './name-tokens.ts';

/** What the texts that name an entity say around it. */
export interface Context {
  /** States that it is said to be of. */
  readonly states: ReadonlySet<string>;
  /** Bodies that it is said to belong to. */
  readonly bodies: ReadonlySet<string>;
  /** States that sell what it builds. */
  readonly sellers: ReadonlySet<string>;
  /** Systems that the texts tell of. */
  readonly systems: ReadonlySet<string>;
  /** Of a system: "seller buyer" of its transfers, and its makers. */
  readonly parties: ReadonlySet<string>;
}

export type IdOf = (role: Role) => string;

/**
 * What the claims of one text say around each entity that they name, by its id. `stateOf` gives the state of a body that is
 * known elsewhere.
 */
export function contextsIn(
  claims: readonly Claim[],
  idOf: IdOf,
  vocabulary: Vocabulary,
  stateOf: (id: string) => string | undefined,
): ReadonlyMap<string, Context> {
  const found = new Map<string, Collected>();
  const of = (id: string): Collected => {
    const context = found.get(id) ?? collected();
    found.set(id, context);
    return context;
  };
  const sellersOf = new Map<string, Set<string>>();
  const systems = new Set<string>();
  for (const claim of claims) {
    if (claim.kind !== 'transfer' || !claim.roles.item) continue;
    const item = idOf(claim.roles.item);
    systems.add(item);
    const [seller, buyer] = [claim.roles.seller, claim.roles.buyer].map((role) => role && idOf(role));
    if (seller) sellersOf.set(item, (sellersOf.get(item) ?? new Set()).add(seller));
    if (seller && buyer) of(item).parties.add(`${seller} ${buyer}`);
  }
  for (const claim of claims) {
    for (const [, role] of rolesOf(claim)) {
      const context = of(idOf(role));
      for (const form of [role.surface, ...(role.aliases ?? [])]) {
        const state = stateIn(form, role, vocabulary);
        if (state !== undefined) context.states.add(state);
      }
    }
    tie(claim, idOf, of, { sellersOf, vocabulary });
  }
  for (const context of found.values()) {
    for (const system of systems) context.systems.add(system);
    for (const body of context.bodies) {
      const state = stateOf(body) ?? onlyOne(found.get(body)?.states);
      if (state !== undefined) context.states.add(state);
    }
  }
  return found;
}

interface Collected {
  readonly states: Set<string>;
  readonly bodies: Set<string>;
  readonly sellers: Set<string>;
  readonly systems: Set<string>;
  readonly parties: Set<string>;
}

function collected(): Collected {
  return {
    states: new Set(),
    bodies: new Set(),
    sellers: new Set(),
    systems: new Set(),
    parties: new Set(),
  };
}

interface Grounds {
  readonly sellersOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly vocabulary: Vocabulary;
}

/** What one claim says of who belongs to whom and who builds what. */
function tie(
  claim: Claim,
  idOf: IdOf,
  of: (id: string) => Collected,
  { sellersOf, vocabulary }: Grounds,
): void {
  if (claim.kind !== 'official_of' && claim.kind !== 'based_in' && claim.kind !== 'made_by') return;
  const [subject, object] = [idOf(claim.roles.subject), idOf(claim.roles.object)];
  if (claim.kind === 'made_by') {
    of(subject).parties.add(object);
    for (const seller of sellersOf.get(subject) ?? []) of(object).sellers.add(seller);
    return;
  }
  if (object.startsWith('state:')) {
    of(subject).states.add(object);
    const service = serviceIn(claim.roles.object.surface, vocabulary);
    if (service !== undefined) of(subject).bodies.add(`${object}#${service}`);
    return;
  }
  of(subject).bodies.add(object);
}

function onlyOne(ids: ReadonlySet<string> | undefined): string | undefined {
  const [only] = ids ?? [];
  return ids?.size === 1 ? only : undefined;
}

/** A service that stands for its state ("Korean People's Army"): a body all the same, of which there are several. */
function serviceIn(name: string, vocabulary: Vocabulary): string | undefined {
  const tokens = tokensOf(name);
  const last = tokens.at(-1)?.folded;
  const isBody = vocabulary.nouns.some(({ noun, of }) => of === 'organization' && noun === last);
  return tokens.length > 1 && isBody ? tokens.map(({ folded }) => folded).join('-') : undefined;
}

const states = new WeakMap<Vocabulary, Map<string, string | undefined>>();

function stateIn(name: string, { type }: Role, vocabulary: Vocabulary): string | undefined {
  if (type !== 'Organization') return undefined;
  const known = states.get(vocabulary) ?? new Map<string, string | undefined>();
  states.set(vocabulary, known);
  if (!known.has(name)) known.set(name, stateAround(name, vocabulary));
  return known.get(name);
}

/** The state that a body's name begins with ("Indian Ministry of Defence") or ends in ("Ministry of Defence of India"). */
function stateAround(name: string, vocabulary: Vocabulary): string | undefined {
  const tokens = tokensOf(name);
  for (const size of [3, 2, 1]) {
    if (tokens.length <= size) continue;
    const ends = tokens.at(-size - 1)?.folded === 'of' ? [tokens.slice(-size)] : [];
    for (const part of [tokens.slice(0, size), ...ends]) {
      const states = sensesOf(part, 'State', vocabulary).filter(({ kind }) => kind === 'State');
      const [only] = new Set(states.map(({ entityId }) => entityId));
      if (states.length > 0 && only !== undefined) return only;
    }
  }
  return undefined;
}

/** Several contexts as one. */
export function joinContexts(contexts: readonly Context[]): Context {
  const joined = collected();
  for (const context of contexts) {
    for (const key of contextKeys) for (const item of context[key]) joined[key].add(item);
  }
  return joined;
}

const contextKeys = ['states', 'bodies', 'sellers', 'systems', 'parties'] as const;

/** A context in which ids are exchanged. */
export function withIds(context: Context, idFor: (id: string) => string): Context {
  const parties = [...context.parties].map((party) => party.split(' ').map(idFor).join(' '));
  return {
    ...context,
    bodies: new Set([...context.bodies].map(idFor)),
    systems: new Set([...context.systems].map(idFor)),
    parties: new Set(parties),
  };
}

/** The first thing in order that two sets share. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  return [...a].filter((item) => b.has(item)).sort()[0];
}
