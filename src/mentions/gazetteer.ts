import type { Ambiguity, EntityKind, NameSense, Span, Vocabulary, VocabularyName } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';
import { joins, type Token } from './tokens.ts';

/** A name of the vocabulary found in a text. `entityId` is missing where its sense could not be decided. */
export interface GazetteerHit extends Span {
  readonly kind: EntityKind;
  readonly entityId?: string;
  /** The name is a plain word too, and nothing nearby speaks for it as a name. */
  readonly doubtful: boolean;
}

interface Entry {
  readonly tokens: readonly string[];
  readonly names: readonly VocabularyName[];
}

/** Characters on each side of a name in which words may speak for or against a sense. */
const contextWidth = 160;

/** Finds the vocabulary's names in tokens of a text, the longest at each place; built once for a vocabulary. */
export function createGazetteer(
  vocabulary: Vocabulary,
): (text: string, tokens: readonly Token[]) => readonly GazetteerHit[] {
  const byFirst = new Map<string, Entry[]>();
  for (const [key, names] of vocabulary.names) {
    const tokens = key.split(' ');
    const first = tokens[0] ?? '';
    const held = byFirst.get(first);
    if (held) held.push({ tokens, names });
    else byFirst.set(first, [{ tokens, names }]);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.tokens.length - a.tokens.length);
  return (text, tokens) => {
    const hits: GazetteerHit[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const found = longestAt(text, tokens, at, byFirst);
      if (!found) continue;
      hits.push(...found.hit);
      at += found.length - 1;
    }
    return hits;
  };
}

function longestAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  byFirst: ReadonlyMap<string, readonly Entry[]>,
) {
  const token = tokens[at];
  if (token === undefined) return undefined;
  // A plural's "s" belongs to the last token of a name, which for names of one token is the first.
  const entries = [
    ...(byFirst.get(token.folded) ?? []),
    ...(byFirst.get(token.folded.replace(/s$/, '')) ?? []),
  ];
  for (const entry of new Set(entries)) {
    const span = spanOf(text, tokens, at, entry.tokens);
    if (!span) continue;
    const surface = text.slice(span.start, span.end);
    // "T-55" is a tank and "T55" an engine: of names that differ in marks only, the one that is written wins.
    const name =
      entry.names.find((candidate) => surface === candidate.surface || surface === `${candidate.surface}s`) ??
      entry.names.find((candidate) => spelledAs(surface, candidate));
    if (name) return { hit: decide(text, span, name), length: entry.tokens.length };
  }
  return undefined;
}

/** The span of a name whose tokens stand at a place, with its plural's "s"; undefined when they do not. */
function spanOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  name: readonly string[],
): Span | undefined {
  for (let i = 0; i < name.length; i++) {
    const token = tokens[at + i];
    const before = tokens[at + i - 1];
    if (token === undefined || (i > 0 && before && !joins(text, before, token))) return undefined;
    const last = i === name.length - 1;
    if (token.folded !== name[i] && !(last && token.folded === `${name[i]}s` && token.folded.length > 3))
      return undefined;
  }
  const first = tokens[at];
  const last = tokens[at + name.length - 1];
  if (!first || !last) return undefined;
  return endOf(text, first.start, last, tokens[at + name.length]);
}

/**
 * A designation goes on where a letter or digit follows at once: "F-16" is no name within "F-16V", "Su-35s" is its plural.
 * A lower-case "s" that ends a name after a digit is a plural, not the series letter of "Su-35S".
 */
function endOf(text: string, start: number, last: Token, next: Token | undefined): Span | undefined {
  const lastWord = text.slice(last.start, last.end);
  if (lastWord === 's' && /\d/.test(text.charAt(last.start - 1))) return undefined;
  if (next && next.start === last.end) {
    const plural = text.slice(next.start, next.end) === 's';
    return plural ? { start, end: next.end } : undefined;
  }
  return { start, end: last.end };
}

function spelledAs(surface: string, name: VocabularyName): boolean {
  const plain = surface.replace(/^the\s/i, '');
  if (name.exactCase)
    return lettersOf(plain) === lettersOf(name.surface) || lettersOf(plain) === `${lettersOf(name.surface)}s`;
  const initial = name.surface.replace(/^the\s/i, '').charAt(0);
  return initial === initial.toLowerCase() || plain.charAt(0) !== plain.charAt(0).toLowerCase();
}

function lettersOf(surface: string): string {
  return surface.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

function decide(text: string, span: Span, name: VocabularyName): readonly GazetteerHit[] {
  const sense = name.senses[0];
  if (!sense) return [];
  if (!name.ambiguity) return [hit(span, sense, name.senses.length === 1, false)];
  const context = asWords(text.slice(Math.max(0, span.start - contextWidth), span.end + contextWidth));
  const chosen = favoured(name.senses, name.ambiguity, context);
  if (speaksAgainst(name.ambiguity, context) && !chosen) return [];
  const only = chosen ?? (name.senses.length === 1 ? sense : undefined);
  const doubtful = chosen === undefined && name.ambiguity.against.length > 0 && sense.kind !== 'State';
  return [hit(span, only ?? sense, only !== undefined, doubtful)];
}

function hit(span: Span, sense: NameSense, decided: boolean, doubtful: boolean): GazetteerHit {
  return { ...span, kind: sense.kind, doubtful, ...(decided && { entityId: sense.entityId }) };
}

/** The one sense that more of the words nearby speak for than for any other. */
function favoured(
  senses: readonly NameSense[],
  ambiguity: Ambiguity,
  context: string,
): NameSense | undefined {
  const ranked = senses
    .map((sense) => ({
      sense,
      votes: (ambiguity.for[sense.entityId] ?? []).filter((word) => says(context, word)).length,
    }))
    .sort((a, b) => b.votes - a.votes);
  const [best, second] = ranked;
  return best && best.votes > (second?.votes ?? 0) ? best.sense : undefined;
}

function speaksAgainst(ambiguity: Ambiguity, context: string): boolean {
  return ambiguity.against.some((word) => says(context, word));
}

function says(context: string, word: string): boolean {
  return context.includes(asWords(word));
}

/** Words in lower case with one space before, between and after them, so that whole words are compared. */
function asWords(text: string): string {
  return ` ${foldCase(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
