import {
  type Doubt,
  type Entity,
  type HeldRegister,
  type Judgement,
  type Listing,
  listingIdOf,
  type Register,
  type ResolvedListing,
  type ResolvedRegisters,
  type ResolvedTransfer,
  type TransferRow,
  type Vocabulary,
} from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { joinIds } from '../join-ids.ts';
import { judgementsInForce, pairKey } from '../judgements-in-force.ts';
import { createListingMatcher, type ListingGround, type ListingMatcher } from './listing-matcher.ts';
import { knownByName } from './name-index.ts';
import { type ReadTransfer, readTransfer } from './resolve-transfer.ts';

/** What registers are resolved against. */
export interface RegisterGround extends ListingGround {
  /** An entity that some claim names. */
  entityOf(id: string): Entity | undefined;
  /** What a system is a variant of. */
  parentOf(id: string): string | undefined;
}

/** Registers that nobody has ingested. */
const noRegisters: ResolvedRegisters = { registers: [], transfers: [], listings: [], doubts: [] };

/**
 * Whom and what the registers of a record name. Pure, and independent of the order of registers and rows: names are those of the
 * vocabulary and of the claims; what is neither is told as unresolved and never made into something new. Listings are somebody
 * of the graph where name, kind and state leave no doubt, or where a person judged so.
 */
export function resolveRegisters(
  registers: Iterable<HeldRegister>,
  ground: RegisterGround,
  vocabulary: Vocabulary,
  judgements: readonly Judgement[],
): ResolvedRegisters {
  const held = [...registers].sort((a, b) => compare(a.register.id, b.register.id));
  if (held.length === 0) return noRegisters;
  const { finalId } = joinIds(judgements, (id) => vocabulary.entities.has(id));
  const meant = (id: string): string | undefined => {
    const final = finalId(id);
    return vocabulary.entities.has(final) || ground.entityOf(final) !== undefined ? final : undefined;
  };
  const transfers = held.flatMap(({ register, transfers: rows }) =>
    [...rows.values()]
      .sort((a, b) => a.line - b.line)
      .map((row) => resolvedTransfer(readOnce(register, row, vocabulary), ground, meant)),
  );
  const listings = latestListings(held);
  const matcher = listings.length > 0 ? createListingMatcher(ground, vocabulary) : undefined;
  const judged = new Map(
    judgementsInForce(judgements, 'listing').map((each) => [pairKey(each.left, each.right), each.decision]),
  );
  const matched = listings.map((each) => resolvedListing(each, matcher, judged, vocabulary));
  return {
    registers: held.map(({ register }) => register),
    transfers,
    listings: matched.map(({ resolved }) => resolved),
    doubts: matched
      .flatMap(({ doubts }) => doubts)
      .sort((a, b) => compare(a.left, b.left) || compare(a.right, b.right)),
  };
}

const read = new WeakMap<Vocabulary, WeakMap<TransferRow, ReadTransfer>>();

/** What a row says rests on its words and the vocabulary alone, so it is worked out once. */
function readOnce(register: Register, row: TransferRow, vocabulary: Vocabulary): ReadTransfer {
  const known = read.get(vocabulary) ?? new WeakMap<TransferRow, ReadTransfer>();
  read.set(vocabulary, known);
  const found = known.get(row) ?? readTransfer(register, row, vocabulary);
  known.set(row, found);
  return found;
}

function resolvedTransfer(
  row: ReadTransfer,
  ground: RegisterGround,
  meant: (id: string) => string | undefined,
): ResolvedTransfer {
  const [supplier, recipient] = [row.supplier, row.recipient].map(([entity]) => entity && meant(entity.id));
  const systems = row.item.length === 1 && row.item[0] ? chainOf(row.item[0], ground, meant) : [];
  const { item: _, unread, supplier: _s, recipient: _r, ...rest } = row;
  return {
    ...rest,
    ...(supplier !== undefined && { supplier }),
    ...(recipient !== undefined && { recipient }),
    systems,
    unresolved: [
      ...(supplier === undefined ? ['supplier'] : []),
      ...(recipient === undefined ? ['recipient'] : []),
      ...(systems.length === 0 ? ['designation'] : []),
      ...unread,
    ],
  };
}

/** A system and what it is a variant of, step by step; none where neither it nor anything above it is known. */
function chainOf(
  { id, variantOf }: Entity,
  ground: RegisterGround,
  meant: (id: string) => string | undefined,
): readonly string[] {
  const own = meant(id);
  const chain = own === undefined ? [id] : [own];
  let above = own === undefined ? variantOf : ground.parentOf(own);
  while (above !== undefined && !chain.includes(above)) {
    chain.push(above);
    above = ground.parentOf(above);
  }
  return chain.some((each) => meant(each) !== undefined) ? chain : [];
}

type LatestListing = Pick<ResolvedListing, 'id' | 'register' | 'registers' | 'listing'>;

/** One of each entry of a list, as the latest of its registers has it. */
function latestListings(held: readonly HeldRegister[]): readonly LatestListing[] {
  const byDay = [...held].sort(
    (a, b) => compare(dayOf(a), dayOf(b)) || compare(a.register.id, b.register.id),
  );
  const found = new Map<string, { register: Register; registers: Register[]; listing: Listing }>();
  for (const { register, listings } of byDay) {
    for (const listing of listings.values()) {
      const id = listingIdOf(register.list ?? register.layout, listing.listId);
      const registers = [...(found.get(id)?.registers ?? []), register];
      found.set(id, { register, registers, listing });
    }
  }
  return [...found].map(([id, each]) => ({ id, ...each })).sort((a, b) => compare(a.id, b.id));
}

function dayOf({ register, recorded }: HeldRegister): string {
  return register.asOf ?? recorded.slice(0, 10);
}

function resolvedListing(
  latest: LatestListing,
  matcher: ListingMatcher | undefined,
  judged: ReadonlyMap<string, Judgement['decision']>,
  vocabulary: Vocabulary,
): { readonly resolved: ResolvedListing; readonly doubts: readonly Doubt[] } {
  const { id, listing, register } = latest;
  const decided = (candidate: string) => judged.get(pairKey(id, candidate));
  const judgedSame = [...judged].flatMap(([pair, decision]) => {
    const [left = '', right = ''] = pair.split('\u0000');
    if (decision !== 'same' || (left !== id && right !== id)) return [];
    return [left === id ? right : left];
  });
  const open = (matcher?.candidates(listing) ?? []).filter((each) => decided(each.id) !== 'different');
  const same = open.filter(({ isSame, id: candidate }) => isSame && decided(candidate) === undefined);
  const [entity] = judgedSame.length > 0 ? judgedSame : same.length === 1 ? same.map((each) => each.id) : [];
  const doubts = entity === undefined ? open.filter((each) => decided(each.id) === undefined) : [];
  return {
    resolved: {
      ...latest,
      ...(entity !== undefined && { entity }),
      laws: listing.programmes.flatMap((programme) => {
        const law = lawOf(programme, register, vocabulary);
        return law === undefined ? [] : [[programme, law] as const];
      }),
    },
    doubts: doubts.map(({ id: candidate, score, reasons }): Doubt => {
      const [left, right] = id < candidate ? [id, candidate] : [candidate, id];
      return { kind: 'listing', left, right, score, reasons };
    }),
  };
}

function lawOf(programme: string, { list }: Register, vocabulary: Vocabulary): string | undefined {
  const known = vocabulary.sanctionProgrammes.find(
    (each) => each.list === list && each.programme.toLowerCase() === programme.trim().toLowerCase(),
  );
  return known?.law ?? knownByName(programme, ['Legislation'], vocabulary)?.id;
}
