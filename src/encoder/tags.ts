import type { EntityKind, TaggedName } from '../model/index.ts';
import type { Pieces } from './word-piece.ts';
import { splitWords, type Word } from './words.ts';

/** What a column of the tag head means. */
export interface BioTag {
  readonly position: 'outside' | 'begin' | 'inside';
  readonly kind: EntityKind | undefined;
}

/** Reads `O`, `B-Person`, `I-Person` … */
export function parseBioTags(tags: readonly ('O' | `${'B' | 'I'}-${EntityKind}`)[]): readonly BioTag[] {
  return tags.map((tag) => {
    if (tag === 'O') return { position: 'outside', kind: undefined };
    // The schema allows nothing but a kind after the hyphen.
    return { position: tag.startsWith('B') ? 'begin' : 'inside', kind: tag.slice(2) as EntityKind };
  });
}

interface WordTag {
  readonly word: Word;
  readonly kind: EntityKind | undefined;
  /** Mean probability of the kind over the word's pieces. */
  readonly score: number;
  /** Whether the word's first piece looks more like a beginning than an inside. */
  readonly begins: boolean;
}

/**
 * Names by the encoder's tags, decided by word: a word's kind is the one with the greatest probability, begin and
 * inside together, averaged over its pieces. So a name never starts or ends within a word.
 * `logits` has a row for each piece.
 */
export function tagNames(
  text: string,
  pieces: Pieces,
  logits: Float32Array,
  tags: readonly BioTag[],
): readonly TaggedName[] {
  const names: TaggedName[] = [];
  let open: WordTag[] = [];
  const close = (): void => {
    const name = toName(open);
    if (name) names.push(name);
    open = [];
  };
  for (const tag of tagWords(splitWords(text), pieces, logits, tags)) {
    const last = open.at(-1);
    if (last && (tag.kind !== last.kind || tag.begins || blankLine(text, last.word.end, tag.word.start))) {
      close();
    }
    if (tag.kind !== undefined) open.push(tag);
  }
  close();
  return names;
}

function toName(tags: readonly WordTag[]): TaggedName | undefined {
  const first = tags.findIndex(({ word }) => word.part === 'name');
  const last = tags.findLastIndex(({ word }) => word.part === 'name');
  const start = tags[first]?.word.start;
  const end = tags[last]?.word.end;
  const kind = tags[first]?.kind;
  if (start === undefined || end === undefined || kind === undefined) return undefined;
  const parts = tags.filter(({ word }) => word.part === 'name');
  return { start, end, kind, score: parts.reduce((sum, { score }) => sum + score, 0) / parts.length };
}

function blankLine(text: string, from: number, to: number): boolean {
  return /\n\s*\n/.test(text.slice(from, to));
}

/** The tag of each word that has a piece. */
function tagWords(
  words: readonly Word[],
  pieces: Pieces,
  logits: Float32Array,
  tags: readonly BioTag[],
): readonly WordTag[] {
  const found: WordTag[] = [];
  let piece = 0;
  for (const word of words) {
    const sums = new Float64Array(tags.length);
    let begins: boolean | undefined;
    let count = 0;
    for (; piece < pieces.ids.length && (pieces.starts[piece] ?? 0) < word.end; piece += 1) {
      const probabilities = softmax(logits.subarray(piece * tags.length, (piece + 1) * tags.length));
      probabilities.forEach((probability, tag) => {
        sums[tag] = (sums[tag] ?? 0) + probability;
      });
      begins ??= moreBegin(probabilities, tags);
      count += 1;
    }
    if (count > 0) found.push({ word, ...bestKind(sums, count, tags), begins: begins ?? false });
  }
  return found;
}

function softmax(logits: Float32Array): Float64Array {
  const greatest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const powers = Float64Array.from(logits, (logit) => Math.exp(logit - greatest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function moreBegin(probabilities: Float64Array, tags: readonly BioTag[]): boolean {
  let balance = 0;
  probabilities.forEach((probability, tag) => {
    const position = tags[tag]?.position;
    balance += position === 'begin' ? probability : position === 'inside' ? -probability : 0;
  });
  return balance > 0;
}

function bestKind(
  sums: Float64Array,
  pieces: number,
  tags: readonly BioTag[],
): { readonly kind: EntityKind | undefined; readonly score: number } {
  const byKind = new Map<EntityKind | undefined, number>();
  tags.forEach(({ kind }, tag) => {
    byKind.set(kind, (byKind.get(kind) ?? 0) + (sums[tag] ?? 0) / pieces);
  });
  let best: { kind: EntityKind | undefined; score: number } = { kind: undefined, score: 0 };
  for (const [kind, score] of byKind) if (score > best.score) best = { kind, score };
  return best;
}
