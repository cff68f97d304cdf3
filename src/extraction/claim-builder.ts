import {
  type Claim,
  type CueRecord,
  claimIdOf,
  contains,
  type Evidence,
  entityKinds,
  type Mention,
  type MentionCluster,
  type Role,
  type Span,
  sha256,
} from '../model/index.ts';
import { createPhraseFinder, type PhraseHit } from '../util/phrase-finder.ts';
import type { Decoded } from './decoding/decoded.ts';
import { coverOf } from './evidence/cover.ts';
import type { Parts } from './evidence/shortest-run.ts';
import { stanceOf } from './evidence/stance.ts';
import type { ExtractionInput } from './extractor.ts';

type CueHit = PhraseHit<CueRecord>;

/**
 * Turns what decoding found in an article into claims with their evidence: the fewest sentences that name every party and
 * value and, where they can, say the status or the act; and what they say of polarity and modality. The gate judges them
 * afterwards.
 */
export function createClaimBuilder(
  cues: readonly CueRecord[],
): (input: ExtractionInput) => (decoded: Decoded) => readonly Claim[] {
  const findCues = createPhraseFinder(
    cues,
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  return (input) => {
    const said = findCues(input.document.text);
    return (decoded) => splitStatus(decoded, input, said).map((part) => buildClaim(part, input, said));
  };
}

/** A status told in other words than its deal's figures is a claim of its own, with the words that tell it. */
function splitStatus(decoded: Decoded, input: ExtractionInput, said: readonly CueHit[]): readonly Decoded[] {
  const { status, ...figures } = decoded.values;
  if (status === undefined || Object.keys(figures).length === 0) return [decoded];
  const tells = (part: Decoded): boolean => {
    const { runs, telling } = coverFor(part, input, said);
    return telling.some((word) => runs.some((run) => contains(run, word)));
  };
  const alone = { ...decoded, values: { status } };
  return tells(decoded) || !tells(alone) ? [decoded] : [{ ...decoded, values: figures }, alone];
}

function buildClaim(decoded: Decoded, input: ExtractionInput, said: readonly CueHit[]): Claim {
  const { parts, runs, places, word } = coverFor(decoded, input, said);
  const evidence = runs.map((run) => evidenceOf(run, input));
  const hits = said.filter((hit) => evidence.some((run) => contains(run, hit)));
  const chosen = (part: string): Mention | undefined =>
    places?.get(part) ?? parts.get(part)?.find((mention) => mention.form === 'name');
  const told =
    word === undefined
      ? undefined
      : cueFor(word, hits, chosen('item') ?? chosen('on') ?? chosen('by') ?? { start: 0, end: 0 });
  const claim = {
    kind: decoded.kind,
    textId: input.textId,
    roles: Object.fromEntries(
      Object.entries(decoded.roles).map(([name, index]) => [name, roleOf(input, index, chosen(name))]),
    ),
    ...valuesOf(decoded, input, chosen, told),
    ...stanceOf(decoded, runs, told, hits, input.document.sentences),
    confidence: confidenceOf(decoded.score),
    extractors: [input.extractor],
    evidence,
  };
  // The decoder gives each kind exactly the roles and values of its schema, which `Object.fromEntries` cannot show.
  const known = claim as unknown as Omit<Claim, 'id'>;
  return { ...known, id: claimIdOf(known) } as Claim;
}

/** Where the words that carry a claim stand, and the cues that tell it. */
function coverFor(decoded: Decoded, input: ExtractionInput, said: readonly CueHit[]) {
  const word = wordOf(decoded);
  const parts = partsOf(decoded, input.clusters);
  const telling = said.filter((hit) => hit.entry.value === word);
  const cover = coverOf(parts, input.document.sentences, telling);
  return { word, parts, telling, runs: cover?.runs ?? [], places: cover?.chosen };
}

/** What the cues must suggest to tell this claim: its status, its act, or resistance. */
function wordOf(decoded: Decoded): string | undefined {
  return decoded.kind === 'resistance' ? 'resist' : (decoded.values.status ?? decoded.values.action);
}

/** Logistic of the margin above the threshold: monotone, not yet calibrated by kind. */
function confidenceOf(score: number): number {
  return Math.round((1 / (1 + Math.exp(-score))) * 1e4) / 1e4;
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

function roleOf(input: ExtractionInput, index: number, mention: Mention | undefined): Role {
  const cluster = input.clusters[index];
  const type = entityKinds.find((kind) => kind === cluster?.type) ?? 'Organization';
  const span = (mention?.form === 'anaphor' ? antecedentOf(cluster, mention) : mention) ?? {
    start: 0,
    end: 0,
  };
  const surface = input.document.text.slice(span.start, span.end);
  const aliases = (cluster?.names ?? []).filter((name) => name !== surface);
  return {
    type,
    surface,
    span: { start: span.start, end: span.end },
    ...(mention?.form === 'anaphor' && { anaphor: { start: mention.start, end: mention.end } }),
    ...(aliases.length > 0 && { aliases }),
  };
}

/** The name that a pointing phrase stands for: the last one of its cluster before it. */
function antecedentOf(cluster: MentionCluster | undefined, anaphor: Span): Mention | undefined {
  return cluster?.mentions
    .filter((mention) => mention.form === 'name' && mention.end <= anaphor.start)
    .sort((a, b) => b.end - a.end)[0];
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

/** The cue nearest to a place that suggests a status or an act. */
function cueFor(word: string, hits: readonly CueHit[], near: Span): Span | undefined {
  const [best] = hits
    .filter((hit) => hit.entry.value === word)
    .sort((a, b) => Math.abs(a.start - near.start) - Math.abs(b.start - near.start));
  return best && { start: best.start, end: best.end };
}
