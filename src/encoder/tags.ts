import type { EntityKind, TaggedName } from '../model/index.ts';
import { bestPath } from './best-path.ts';
import type { Pieces } from './word-piece.ts';
import { splitWords, type Word } from './words.ts';

/** What the columns of the tag head mean: for each kind its two columns, and the column of words outside names. */
export interface TagColumns {
  readonly width: number;
  readonly outside: number;
  readonly kinds: readonly { readonly kind: EntityKind; readonly begin: number; readonly inside: number }[];
}

/**
 * Cost, in nats, of going into or out of a name, and from one kind to another between neighbouring words. Names rarely
 * touch: of the values tried on development articles (0 to 1.2, and 2 to 4) all above 0 find more names right.
 */
const edgeCost = 0.5;
const switchCost = 4;
/** Share of "begins" against "is inside" in a word's first piece at which it starts another name of its kind. */
const beginShare = 0.95;

/** Reads `O`, `B-Person`, `I-Person` … */
export function tagColumns(tags: readonly ('O' | `${'B' | 'I'}-${EntityKind}`)[]): TagColumns {
  const kinds = tags.flatMap((tag, begin) => {
    if (!tag.startsWith('B-')) return [];
    // The schema allows nothing but a kind after the hyphen.
    const kind = tag.slice(2) as EntityKind;
    return [{ kind, begin, inside: tags.indexOf(`I-${kind}`) }];
  });
  return { width: tags.length, outside: tags.indexOf('O'), kinds };
}

interface WordTag {
  readonly word: Word;
  /** Probability of being outside, then of each kind, averaged over the word's pieces. */
  readonly probabilities: Float64Array;
  /** How much the word's first piece looks like a name's beginning rather than its inside, 0–1. */
  readonly begins: number;
}

/**
 * Names by the encoder's tags, decided by word: begin and inside of a kind count together, averaged over a word's
 * pieces, and the likeliest course of kinds over all words is taken (Viterbi). So a name never starts or ends
 * within a word. `logits` has a row for each piece.
 */
export function tagNames(
  text: string,
  pieces: Pieces,
  logits: Float32Array,
  columns: TagColumns,
): readonly TaggedName[] {
  const tags = tagWords(splitWords(text), pieces, logits, columns);
  const states = bestPath(
    tags.map(({ probabilities }) => probabilities),
    (from, to) => (from === to ? 0 : from === 0 || to === 0 ? edgeCost : switchCost),
  );
  const names: TaggedName[] = [];
  let open: WordTag[] = [];
  let state = 0;
  const close = (): void => {
    const kind = columns.kinds[state - 1]?.kind;
    const name = kind && toName(open, kind, state);
    if (name) names.push(name);
    open = [];
  };
  tags.forEach((tag, index) => {
    const next = states[index] ?? 0;
    const last = open.at(-1);
    if (
      last &&
      (next !== state || tag.begins > beginShare || blankLine(text, last.word.end, tag.word.start))
    ) {
      close();
    }
    state = next;
    if (state > 0) open.push(tag);
  });
  close();
  return names;
}

function toName(tags: readonly WordTag[], kind: EntityKind, state: number): TaggedName | undefined {
  const words = tags.filter(({ word }) => word.part === 'name');
  const first = words[0]?.word;
  const last = words.at(-1)?.word;
  if (!first || !last) return undefined;
  const sum = words.reduce((total, { probabilities }) => total + (probabilities[state] ?? 0), 0);
  return { start: first.start, end: last.end, kind, score: Math.min(1, sum / words.length) };
}

function blankLine(text: string, from: number, to: number): boolean {
  return /\n\s*\n/.test(text.slice(from, to));
}

/** The tag of each word that has a piece. */
function tagWords(
  words: readonly Word[],
  pieces: Pieces,
  logits: Float32Array,
  columns: TagColumns,
): readonly WordTag[] {
  const tags: WordTag[] = [];
  const softmaxed = new Float64Array(columns.width);
  let piece = 0;
  for (const word of words) {
    const first = piece;
    const probabilities = new Float64Array(columns.kinds.length + 1);
    let begins = 0;
    for (; piece < pieces.ids.length && (pieces.starts[piece] ?? 0) < word.end; piece += 1) {
      softmax(logits, piece * columns.width, softmaxed);
      addKinds(probabilities, softmaxed, columns);
      if (piece === first) begins = shareOfBegin(softmaxed, columns);
    }
    if (piece === first) continue;
    tags.push({ word, probabilities: probabilities.map((sum) => sum / (piece - first)), begins });
  }
  return tags;
}

function softmax(logits: Float32Array, from: number, target: Float64Array): void {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let tag = 0; tag < target.length; tag += 1) greatest = Math.max(greatest, logits[from + tag] ?? 0);
  let sum = 0;
  for (let tag = 0; tag < target.length; tag += 1) {
    const power = Math.exp((logits[from + tag] ?? 0) - greatest);
    target[tag] = power;
    sum += power;
  }
  for (let tag = 0; tag < target.length; tag += 1) target[tag] = (target[tag] ?? 0) / sum;
}

function addKinds(sums: Float64Array, tags: Float64Array, { outside, kinds }: TagColumns): void {
  sums[0] = (sums[0] ?? 0) + (tags[outside] ?? 0);
  kinds.forEach(({ begin, inside }, index) => {
    sums[index + 1] = (sums[index + 1] ?? 0) + (tags[begin] ?? 0) + (tags[inside] ?? 0);
  });
}

function shareOfBegin(tags: Float64Array, { kinds }: TagColumns): number {
  let begins = 0;
  let both = 0;
  for (const { begin, inside } of kinds) {
    begins += tags[begin] ?? 0;
    both += (tags[begin] ?? 0) + (tags[inside] ?? 0);
  }
  return both > 0 ? begins / both : 0;
}
