import {
  type Claim,
  claimIdOf,
  contains,
  deeds,
  type Evidence,
  entityKinds,
  type Mention,
  type MentionCluster,
  proposalStatuses,
  type Role,
  type Span,
  sha256,
  type Vocabulary,
} from '../model/index.ts';
import { trailingLength } from '../util/trailing-length.ts';
import type { Decoded } from './decoding/decoded.ts';
import { actDate, datesIn, type PlacedDate } from './evidence/act-date.ts';
import { type Cover, type CoverGround, coverOf, type Parts } from './evidence/cover.ts';
import type { FittingCues } from './evidence/fitting-cues.ts';
import { createNounPhrase } from './evidence/noun-phrase.ts';
import { sourceOf, standing } from './evidence/source-of.ts';
import { createStatementFinder, isSaying, type Statement } from './evidence/statements.ts';
import { type CueHit, createTellingFinder, type TellingWords, wordOf } from './evidence/telling.ts';
import type { ExtractionInput } from './extractor.ts';

/**
 * Turns what decoding found in an article into claims with their evidence: the shortest words that name every party and
 * value and, where they can, say the status or the act; and what they say of polarity and modality. The gate judges them
 * afterwards. Of the cues that may tell a claim those count that `fitting` chooses: all unless given.
 */
export function createClaimBuilder(
  vocabulary: Pick<Vocabulary, 'cues' | 'nouns' | 'states'>,
): (input: ExtractionInput, fitting?: FittingCues) => (decoded: Decoded) => readonly Claim[] {
  const findTelling = createTellingFinder(vocabulary);
  const findStatements = createStatementFinder(vocabulary);
  const nounPhraseOf = createNounPhrase(vocabulary);
  return (input, fitting = (_, words) => words) => {
    const { text, sentences, title, dateline } = input.document;
    const head = [title, dateline].filter((run) => run !== undefined);
    const names = input.clusters.flatMap(({ mentions }) => mentions);
    const dates = datesIn(input.clusters);
    const reading = {
      input,
      dates,
      telling: findTelling(text, fitting),
      statements: findStatements(input.document, input.clusters),
      ground: { text, sentences, head, names, dates, nounPhraseOf },
    };
    return (decoded) => splitStatus(decoded, reading).map((part) => buildClaim(part, reading));
  };
}

/** An article with what is found in it once for all claims. */
interface Reading {
  readonly input: ExtractionInput;
  readonly dates: readonly PlacedDate[];
  readonly telling: TellingWords;
  readonly statements: readonly Statement[];
  readonly ground: CoverGround;
}

/** A status told in other words than its deal's figures is a claim of its own, with the words that tell it. */
function splitStatus(decoded: Decoded, reading: Reading): readonly Decoded[] {
  const { status, ...figures } = decoded.values;
  if (status === undefined || Object.keys(figures).length === 0) return [decoded];
  const tells = (part: Decoded): boolean => {
    const { runs } = coverFor(part, reading);
    return reading.telling.cuesOf(part).some((word) => runs.some((run) => contains(run, word)));
  };
  const alone = { ...decoded, values: { status } };
  return tells(decoded) || !tells(alone) ? [decoded] : [{ ...decoded, values: figures }, alone];
}

function buildClaim(decoded: Decoded, reading: Reading): Claim {
  const { input, telling } = reading;
  const { parts, runs, cover } = coverFor(decoded, reading);
  const chosen = (part: string): Mention | undefined =>
    cover?.chosen.get(part) ?? parts.get(part)?.find((mention) => mention.form === 'name');
  const hits = telling.said.filter((hit) => runs.some((run) => contains(run, hit)));
  const word = wordOf(decoded);
  const { action } = decoded.values;
  // A deed must be told by a cue of its own: neither a neighbour's nor the bare words between two parties will do.
  const isDeed = action !== undefined && deeds.has(action);
  const tellingIt = hits.filter(({ entry }) => entry.value === word);
  const beside = isDeed ? besideTarget(tellingIt, parts.get('on') ?? [], input) : hits;
  const stances = isDeed ? beside.map((hit) => stanceBefore(hit, reading)) : [];
  const carriedOut = beside.filter((_, index) => stances[index] === 'actual');
  const [said, open] = isDeed ? [carriedOut.length > 0 ? carriedOut : beside, []] : [hits, runs];
  const told = word === undefined ? undefined : tellingWords(word, said, chosen, open, input.document.text);
  const values = valuesOf(decoded, input, chosen, told);
  const attributedTo = cover && sourceOf(decoded, { ...cover, told }, reading.statements, input);
  const date = dateOf(decoded, cover, told, chosen, reading);
  const claim = {
    kind: decoded.kind,
    textId: input.textId,
    roles: Object.fromEntries(
      Object.entries(decoded.roles).map(([name, index]) => [
        name,
        roleOf(input, index, chosen(name), cover?.pointing.get(name)),
      ]),
    ),
    ...values,
    polarity: decoded.denied ? 'denied' : 'asserted',
    modality: carriedOut.length === 0 ? (stances[0] ?? modalityOf(decoded)) : modalityOf(decoded),
    ...(attributedTo && { attributedTo }),
    ...(date && { date: { date: date.date, span: { start: date.start, end: date.end } } }),
    ...(decoded.done !== undefined && { done: confidenceOf(decoded.done) }),
    confidence: confidenceOf(decoded.probability),
    extractors: [input.extractor],
    evidence: runs.map((run) => evidenceOf(run, input)),
  };
  // The decoder gives each kind exactly the roles and values of its schema, which `Object.fromEntries` cannot show.
  const known = claim as unknown as Omit<Claim, 'id'>;
  return { ...known, id: claimIdOf(known) } as Claim;
}

/** Where the words that carry a claim stand. */
function coverFor(decoded: Decoded, { input, telling, ground }: Reading) {
  const parts = partsOf(decoded, input.clusters);
  const cover = coverOf(parts, ground, telling.tellingOf(decoded, parts));
  return { parts, cover, runs: cover?.runs ?? [] };
}

/** When what a claim tells took place: the day of signature where it states one, else the date beside its words. Standing facts have none. */
function dateOf(
  { kind, values }: Decoded,
  cover: Cover | undefined,
  told: Span | undefined,
  chosen: (part: string) => Mention | undefined,
  { input, dates, telling }: Reading,
): PlacedDate | undefined {
  if (cover === undefined || standing.has(kind)) return undefined;
  const signed = values.signed === undefined ? undefined : chosen('signed');
  const isContract = values.status === undefined || values.status === 'signed';
  if (signed && isContract)
    return dates.find(({ start, end }) => start === signed.start && end === signed.end);
  return actDate(dates, {
    text: input.document.text,
    anchor: told ?? cover.anchor,
    sentence: cover.sentence,
    runs: cover.runs,
    speech: telling.said.filter(({ entry }) => isSaying(entry)),
  });
}

/** Four decimals: more would differ between runtimes. */
function confidenceOf(probability: number): number {
  return Math.round(probability * 1e4) / 1e4;
}

function partsOf(decoded: Decoded, clusters: readonly MentionCluster[]): Parts {
  const { value, quantity, signed } = decoded.values;
  const indices = {
    ...decoded.roles,
    ...(value !== undefined && { value }),
    ...(quantity !== undefined && { quantity }),
    ...(signed !== undefined && { signed }),
  };
  return new Map(Object.entries(indices).map(([part, index]) => [part, clusters[index]?.mentions ?? []]));
}

function evidenceOf({ start, end }: Span, input: ExtractionInput): Extract<Evidence, { kind: 'words' }> {
  const quote = input.document.text.slice(start, end);
  return { kind: 'words', textId: input.textId, start, end, quote, sha256: sha256(quote) };
}

function roleOf(
  input: ExtractionInput,
  index: number,
  mention: Mention | undefined,
  pointing: Mention | undefined,
): Role {
  const cluster = input.clusters[index];
  const type = entityKinds.find((kind) => kind === cluster?.type) ?? 'Organization';
  const span = mention ?? { start: 0, end: 0 };
  const surface = input.document.text.slice(span.start, span.end);
  const aliases = (cluster?.names ?? []).filter((name) => name !== surface);
  return {
    type,
    surface,
    span: { start: span.start, end: span.end },
    ...(pointing && span.end <= pointing.start && { anaphor: anaphorAt(pointing) }),
    ...(aliases.length > 0 && { aliases }),
  };
}

function anaphorAt({ start, end, by }: Mention): Role['anaphor'] {
  return { start, end, ...(by !== undefined && { by }) };
}

function valuesOf(
  decoded: Decoded,
  input: ExtractionInput,
  chosen: (part: string) => Mention | undefined,
  told: Span | undefined,
): Readonly<Record<string, unknown>> {
  const stated = (part: 'value' | 'quantity' | 'signed') => {
    const index = decoded.values[part];
    const value = index === undefined ? undefined : input.clusters[index]?.value;
    const mention = chosen(part);
    return value && mention ? { value, span: { start: mention.start, end: mention.end } } : undefined;
  };
  const [money, count, date] = [stated('value'), stated('quantity'), stated('signed')];
  const { status, action } = decoded.values;
  return {
    ...(money?.value.kind === 'money' && {
      value: { amount: money.value.amount, currency: money.value.currency, span: money.span },
    }),
    ...(count?.value.kind === 'count' && { quantity: { count: count.value.count, span: count.span } }),
    ...(date?.value.kind === 'date' && { signed: { date: date.value.date, span: date.span } }),
    ...(status && told && { status: { status, span: told } }),
    ...(action && { action: { action, span: told ?? unstated } }),
  };
}

/** An act that no words tell: the gate refuses it. */
const unstated: Span = { start: 0, end: 0 };

/** The cues whose own sentence names the target of an act, or points to it. */
function besideTarget(
  hits: readonly CueHit[],
  target: readonly Span[],
  { document }: ExtractionInput,
): readonly CueHit[] {
  return hits.filter((hit) =>
    document.sentences.some(
      (sentence) => contains(sentence, hit) && target.some((mention) => contains(sentence, mention)),
    ),
  );
}

/** Characters between a word for what is supposed or meant and the deed that it is said of. */
const stanceReach = 40;

/** Whether a deed is told as done, as meant ("will sanction") or as feared and conditional ("the possibility of sanctions"). */
function stanceBefore(deed: Span, { input: { document }, dates, telling }: Reading): Claim['modality'] {
  const { text, sentences } = document;
  const before = telling.said.filter(
    ({ start, end, entry }) =>
      entry.suggests === 'modality' &&
      end <= deed.start &&
      deed.start - end <= stanceReach &&
      sentences.some((sentence) => contains(sentence, { start, end: deed.end })) &&
      !/[;:()]/.test(text.slice(end, deed.start)) &&
      // "May" is a month as well.
      !dates.some((date) => contains(date, { start, end })),
  );
  const nearest = before.toSorted((a, b) => b.end - a.end)[0]?.entry.value;
  return nearest === 'hypothetical' || nearest === 'planned' ? nearest : 'actual';
}

/** The cue for a status or an act nearest to its thing; where no cue is known the words between two of the parties. */
function tellingWords(
  word: string,
  hits: readonly CueHit[],
  chosen: (part: string) => Mention | undefined,
  runs: readonly Span[],
  text: string,
): Span | undefined {
  const near = chosen('item') ?? chosen('on') ?? chosen('by') ?? { start: 0, end: 0 };
  const [best] = hits
    .filter((hit) => hit.entry.value === word)
    .sort((a, b) => Math.abs(a.start - near.start) - Math.abs(b.start - near.start));
  if (best) return { start: best.start, end: best.end };
  const parties = ['by', 'on', 'against', 'seller', 'buyer', 'item'].flatMap((part) => chosen(part) ?? []);
  const [first, second] = [...parties].sort((a, b) => a.start - b.start);
  return first && second && runs.some((run) => contains(run, first) && contains(run, second))
    ? trimmed({ start: first.end, end: second.start }, text)
    : undefined;
}

/** A run without the white space and marks at its ends; undefined where no letter is left. */
function trimmed({ start, end }: Span, text: string): Span | undefined {
  const words = text.slice(start, end);
  const lead = words.search(/\p{L}/u);
  if (lead < 0) return undefined;
  const tail = trailingLength(words, /[^\p{L}\p{N}]/u);
  return { start: start + lead, end: end - tail };
}

/** A deal before its contract is planned; whatever else passes the judge is told as done. */
function modalityOf({ values: { status } }: Decoded): Claim['modality'] {
  return status !== undefined && proposalStatuses.has(status) ? 'planned' : 'actual';
}
