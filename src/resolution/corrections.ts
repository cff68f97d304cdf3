import {
  type Claim,
  type Correction,
  printingsOf,
  type ReadText,
  type ResolvedClaim,
  type Story,
  versionsIn,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';
import { formOf } from './report-of.ts';
import { byPlace, dayOf, placeOf } from './text-place.ts';

/**
 * Which text each correcting text corrects: what its article carried before; else, of the texts of its story that are no
 * younger, the last of the same outlet, or that which began the story. A correction of what is not held corrects nothing.
 */
export function correctionsOf(
  texts: readonly ReadText[],
  stories: readonly Story[],
  correcting: ReadonlySet<string>,
): readonly Correction[] {
  if (correcting.size === 0) return [];
  const held = new Map(texts.map((text) => [text.id, text]));
  const formers = formerVersions(texts);
  return stories.flatMap((story) => {
    const told = story.texts.flatMap((id) => held.get(id) ?? []).sort(byPlace);
    return told.flatMap((text) => {
      if (!correcting.has(text.id)) return [];
      const before = told.filter((other) => isBefore(other, text, correcting));
      const outlets = new Set(outletsOf(text));
      const own = before.filter((other) => outletsOf(other).some((outlet) => outlets.has(outlet)));
      const corrects = formers.get(text.id) ?? (own.at(-1) ?? before[0])?.id;
      return corrects === undefined ? [] : [{ text: text.id, corrects }];
    });
  });
}

/**
 * Claims that corrections take back, each with the text that does: those of a corrected text whose words its last correction
 * no longer has and which it does not repeat; and the same statements where other printings of the story make them.
 */
export function supersededClaims(
  claims: readonly ResolvedClaim[],
  corrections: readonly Correction[],
  stories: readonly Story[],
  texts: readonly ReadText[],
): ReadonlyMap<string, string> {
  const superseded = new Map<string, string>();
  if (corrections.length === 0) return superseded;
  const byText = groupBy(claims, ({ claim }) => claim.textId);
  const held = new Map(texts.map((text) => [text.id, text]));
  const storyOf = new Map(stories.flatMap((story) => story.texts.map((id) => [id, story] as const)));
  const lastOf = lastCorrections(corrections, held);
  for (const former of lastOf.keys()) {
    const last = held.get(lastOf.get(former) ?? '');
    if (last === undefined) continue;
    const words = formOf(last.text);
    const repeated = byText.get(last.id) ?? [];
    const gone = (byText.get(former) ?? []).filter(
      ({ claim, entities }) =>
        !standsIn(claim, words) && !repeated.some((other) => repeats({ claim, entities }, other)),
    );
    const statements = new Set(gone.map(statementOf));
    for (const id of storyOf.get(former)?.texts ?? [former]) {
      if (id === last.id) continue;
      for (const told of byText.get(id) ?? []) {
        if (statements.has(statementOf(told)) && !standsIn(told.claim, words))
          superseded.set(told.claim.id, last.id);
      }
    }
  }
  return superseded;
}

/** Claims, each that a correction takes back with the text that does. */
export function withSuperseded(
  claims: readonly ResolvedClaim[],
  superseded: ReadonlyMap<string, string>,
): readonly ResolvedClaim[] {
  if (superseded.size === 0) return claims;
  return claims.map((claim) => {
    const supersededBy = superseded.get(claim.claim.id);
    return supersededBy === undefined ? claim : { ...claim, supersededBy };
  });
}

/** Text → the one that its article carried before. */
function formerVersions(texts: readonly ReadText[]): ReadonlyMap<string, string> {
  return new Map(
    [...groupBy(texts.flatMap(printingsOf), ({ id }) => id).values()]
      .map(versionsIn)
      .flatMap((versions) =>
        versions.slice(1).map(({ textId }, index) => [textId, versions[index]?.textId ?? textId] as const),
      ),
  );
}

/** Corrected text → the last text in the row of corrections that begins with it; a row that bites its tail ends there. */
function lastCorrections(
  corrections: readonly Correction[],
  texts: ReadonlyMap<string, ReadText>,
): ReadonlyMap<string, string> {
  const places = (id: string): string => {
    const text = texts.get(id);
    return text === undefined ? '' : placeOf(text);
  };
  const next = new Map<string, string>();
  for (const { text, corrects } of corrections) {
    const other = next.get(corrects);
    if (other === undefined || places(text) > places(other)) next.set(corrects, text);
  }
  return new Map(
    [...next.keys()].map((former) => {
      const seen = new Set([former]);
      let last = former;
      for (let after = next.get(last); after !== undefined && !seen.has(after); after = next.get(last)) {
        seen.add(after);
        last = after;
      }
      return [former, last] as const;
    }),
  );
}

/** What corrects and what is corrected are often of one day, and nothing else tells which of two corrections came first. */
function isBefore(other: ReadText, text: ReadText, correcting: ReadonlySet<string>): boolean {
  if (other.id === text.id) return false;
  const [day, own] = [dayOf(other), dayOf(text)];
  if (day !== own) return day < own;
  return !correcting.has(other.id) || placeOf(other) < placeOf(text);
}

function outletsOf({ articles }: ReadText): readonly string[] {
  return articles.flatMap(({ outlet }) => outlet ?? []);
}

/** True where a text still has all words that a claim rests on. */
function standsIn({ evidence }: Claim, form: string): boolean {
  return evidence.every((each) => each.kind === 'words' && form.includes(formOf(each.quote)));
}

type Statement = Pick<ResolvedClaim, 'claim' | 'entities'>;

/** What a claim says, whichever text says it. */
function statementOf(told: Statement): string {
  const { kind, polarity, modality } = told.claim;
  return JSON.stringify([kind, polarity, modality, partiesOf(told), Object.entries(valuesOf(told.claim))]);
}

/** The parties by their roles; who says so is none. */
function partiesOf({ entities }: Statement): readonly (readonly [string, string])[] {
  return Object.entries(entities)
    .filter(([role]) => role !== 'attributedTo')
    .sort(([a], [b]) => compare(a, b));
}

/** True where the second claim says all that the first says, and perhaps more. */
function repeats(one: Statement, other: Statement): boolean {
  const [values, others] = [valuesOf(one.claim), valuesOf(other.claim)];
  return (
    one.claim.kind === other.claim.kind &&
    one.claim.polarity === other.claim.polarity &&
    partiesOf(one).every(([role, id]) => other.entities[role] === id) &&
    Object.entries(values).every(([name, value]) => others[name] === value)
  );
}

function valuesOf(claim: Claim): Readonly<Record<string, string>> {
  const given = (name: string, value: string | number | undefined) =>
    value === undefined ? {} : { [name]: String(value) };
  const over = given('ended', claim.ended && 'true');
  if (claim.kind === 'pressure') return { ...over, action: claim.action.action };
  if (claim.kind !== 'transfer') return over;
  return {
    ...over,
    ...given('value', claim.value && `${claim.value.amount} ${claim.value.currency}`),
    ...given('quantity', claim.quantity?.count),
    ...given('status', claim.status?.status),
    ...given('signed', claim.signed?.date),
  };
}
