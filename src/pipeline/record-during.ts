import {
  actDateOf,
  type Claim,
  type DatedWords,
  endDateOf,
  type GraphRows,
  isSurelyAfter,
  type PartialDate,
  type Properties,
  type ReadText,
  type RecordEntry,
} from '../model/index.ts';
import { boundsOf, lastDayOf } from '../util/date-bounds.ts';
import type { LiveRecord } from './live-record.ts';

/** A span of time by partial dates, both ends included; an end that is left out is open. */
export interface During {
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

/** How long what a claim tells lasted, by the claim's id. */
type Lasting = ReadonlyMap<string, Days>;

interface Told {
  readonly claim: Claim;
  /** When it became known; '' when nobody dates it. */
  readonly known: string;
  /** The same, but that what a correction tells is told from when the text that it corrects was known. */
  readonly since: string;
}

interface Days {
  readonly first: string;
  readonly last: string;
}

const [earliest, latest] = ['0000-01-01', '9999-12-31'];
/** What holds without a time, and is told of any. */
const timeless: ReadonlySet<Claim['kind']> = new Set([
  'made_by',
  'variant_of',
  'component_of',
  'based_in',
  'law_of',
]);
const standing: ReadonlySet<Claim['kind']> = new Set(['member_of', 'ally_of', 'official_of']);
const lastingTypes: ReadonlySet<string> = new Set(['MEMBER_OF', 'ALLY_OF', 'OFFICIAL_OF']);

/**
 * The entries of a record with those claims only that may have been true in a period: events by the day that a claim speaks
 * of, else that on which it became known; sanctions, blocks, memberships, alliances and offices by whether they held on some
 * day of it, as the whole graph (`rows`) has their end. What makes a thing or is part of it is true at any time. A claim that
 * something ended after the period is left out, for in it that went on; so is what a correction took back, which was never true.
 * What a correction tells is of the time of what it corrects. Texts stay with a claim, or when printed in the period.
 */
export function recordDuring(
  entries: readonly RecordEntry[],
  { texts }: Pick<LiveRecord, 'texts'>,
  rows: GraphRows,
  { from, to }: During,
): readonly RecordEntry[] {
  const period = {
    first: from === undefined ? earliest : boundsOf(from)[0],
    last: to ? lastDayOf(to) : latest,
  };
  const sinceOf = tellingSince(texts, rows);
  const told = texts.flatMap((text) =>
    text.claims.map((claim): Told => ({ claim, known: knownOf(text), since: sinceOf(text) })),
  );
  const lasting = lastingIn(rows, told);
  const takenBack = idsTakenBack(rows);
  const kept = new Set(
    told
      .filter((each) => !takenBack.has(each.claim.id) && isTrueIn(period, each, lasting))
      .map(({ claim }) => claim),
  );
  const keptTexts = new Set(
    texts
      .filter((text) => text.claims.some((claim) => kept.has(claim)) || meet(daysIn(sinceOf(text)), period))
      .map(({ id }) => id),
  );
  const onlyKept = (claims: readonly Claim[]) => claims.filter((claim) => kept.has(claim));
  return entries.flatMap((entry): readonly RecordEntry[] => {
    if (entry.type === 'reading') {
      return keptTexts.has(entry.text.id) ? [{ ...entry, claims: onlyKept(entry.claims) }] : [];
    }
    return [entry.type === 'rereading' ? { ...entry, claims: onlyKept(entry.claims) } : entry];
  });
}

/** The earliest day of publication; '' for a text that nobody dates. */
function knownOf({ articles }: ReadText): string {
  return articles.flatMap(({ published }) => published ?? []).sort()[0] ?? '';
}

/** By text: when it became known, and for a correction, when the first of the texts did that it corrects. */
function tellingSince(texts: readonly ReadText[], { relationships }: GraphRows): (text: ReadText) => string {
  const held = new Map(texts.map((text) => [text.id, text]));
  const corrected = new Map(
    relationships.flatMap(({ type, from, to, properties }) =>
      type === 'REVISES' && properties['correction'] === true ? [[from.id, to.id] as const] : [],
    ),
  );
  return (text) => {
    const row = new Set<ReadText>();
    for (let at: ReadText | undefined = text; at !== undefined && !row.has(at); ) {
      row.add(at);
      at = held.get(corrected.get(at.id) ?? '');
    }
    return [...row].map(knownOf).filter(Boolean).sort()[0] ?? '';
  };
}

function idsTakenBack({ nodes }: GraphRows): ReadonlySet<string> {
  return new Set(
    nodes.flatMap(({ id, label, properties }) =>
      label === 'Claim' && properties['supersededBy'] !== undefined ? [id] : [],
    ),
  );
}

function isTrueIn(period: Days, { claim, known, since }: Told, lasting: Lasting): boolean {
  if (timeless.has(claim.kind)) return true;
  const end = endDateOf(claim, known);
  if (end !== undefined && boundsOf(end)[0] > period.last) return false;
  const held = lasting.get(claim.id);
  if (held !== undefined && meet(held, period)) return true;
  if (standing.has(claim.kind)) return held === undefined && meet(daysIn(end ?? since), period);
  return meet(daysOfAct({ claim, known, since }), period);
}

/** The days on which what a claim tells may have taken place or was to come; a deadline is told from when it is known. */
function daysOfAct({ claim, known, since }: Told): Days {
  const act = actDateOf(claim, known);
  if (act !== undefined) return daysIn(act);
  const { date } = claim;
  return date === undefined ? daysIn(since) : toCome(date, { known, since });
}

function toCome({ date, role }: DatedWords, { known, since }: Pick<Told, 'known' | 'since'>): Days {
  const [first, last] = boundsOf(date);
  if (role === undefined || known === '' || isSurelyAfter(known, date)) return { first, last };
  return { first: boundsOf(since)[0], last };
}

/** Nobody knows when what nobody dates took place: it lies in the period that is open at both ends, and in no other. */
function daysIn(date: string): Days {
  if (date === '') return { first: latest, last: earliest };
  const [first, last] = boundsOf(date);
  return { first, last };
}

function meet(a: Days, b: Days): boolean {
  const isOpen = b.first === earliest && b.last === latest;
  return isOpen || (a.first <= b.last && a.last >= b.first);
}

/** How long sanctions, blocks and standing facts lasted: from when they are first told, to the end that the graph has. */
function lastingIn({ nodes, relationships }: GraphRows, told: readonly Told[]): Lasting {
  const sanctions = new Set(
    relationships.flatMap(({ type, properties }) =>
      type === 'SANCTIONS' ? listIn(properties, 'events') : [],
    ),
  );
  const ends = new Map(
    nodes.flatMap(({ id, label, properties }) => {
      const lasts = label === 'Pressure' && (properties['action'] === 'block' || sanctions.has(id));
      return lasts ? [[id, lastIn(properties)] as const] : [];
    }),
  );
  const groups = new Map<string, { readonly claims: string[]; readonly last: string }>();
  for (const { type, from, to, key, properties } of relationships) {
    const last = type === 'REPORTS' ? ends.get(to.id) : undefined;
    if (last !== undefined)
      groups.set(to.id, { claims: [...(groups.get(to.id)?.claims ?? []), from.id], last });
    if (lastingTypes.has(type)) {
      const claims = [...listIn(properties, 'claims')];
      groups.set(`${type} ${from.id} ${to.id} ${key}`, { claims, last: lastIn(properties) });
    }
  }
  const byId = new Map(told.map((each) => [each.claim.id, each]));
  return new Map(
    [...groups.values()].flatMap(({ claims, last }) => {
      const first = claims.flatMap((id) => beginningIn(byId.get(id))).sort()[0] ?? latest;
      return claims.map((id) => [id, { first, last }] as const);
    }),
  );
}

/** The first day of which a claim may tell; that something is over tells nothing of its beginning. */
function beginningIn(told: Told | undefined): readonly string[] {
  if (told === undefined || endDateOf(told.claim, told.known) !== undefined) return [];
  const day = actDateOf(told.claim, told.known) ?? told.since;
  return day === '' ? [] : [boundsOf(day)[0]];
}

function listIn(properties: Properties, name: string): readonly string[] {
  const value = properties[name];
  return typeof value === 'object' ? value : [];
}

function lastIn({ until }: Properties): string {
  return typeof until === 'string' ? lastDayOf(until) : latest;
}
