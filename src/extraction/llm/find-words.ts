import type { Span } from '../../model/index.ts';

/** A text as it is compared: typography evened out, with the true place of each of its characters. */
export interface EvenText {
  readonly even: string;
  /** For each UTF-16 unit of `even` where in the text it starts and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const same: Readonly<Record<string, string>> = Object.fromEntries([
  ...[...'“”„‟«»″〝〞'].map((mark) => [mark, '"']),
  ...[...'‘’‚‛′ʼ`´'].map((mark) => [mark, "'"]),
  // Marks that are not seen.
  ...[...'\u00ad\u200b\u200c\u200d\u2060\ufeff'].map((mark) => [mark, '']),
]);

/** Every place of words inside a run of a text, at true offsets; none where they do not stand there as whole words. */
export type WordFinder = (words: string, within: Span) => readonly Span[];

/**
 * Finds words that were copied with other typography: straight or curly quotation marks, dashes, spaces and line ends,
 * ligatures, composed or decomposed letters, soft hyphens. Letters, case and figures must be the same.
 */
export function createWordFinder(text: string): WordFinder {
  const { even, starts, ends } = evenOut(text);
  return (words, within) => {
    const wanted = evenOut(words).even.trim();
    if (wanted === '') return [];
    const found: Span[] = [];
    for (let at = even.indexOf(wanted); at >= 0; at = even.indexOf(wanted, at + 1)) {
      const start = starts[at] ?? 0;
      const end = ends[at + wanted.length - 1] ?? 0;
      const isWhole = !joins(text, start) && !joins(text, end);
      if (isWhole && start >= within.start && end <= within.end) found.push({ start, end });
    }
    return found;
  };
}

/** Whether a word goes on across a place. */
function joins(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}]\p{M}*$/u.test(text.slice(Math.max(0, at - 4), at)) &&
    /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2))
  );
}

/** White space with unseen marks among it, a run of dashes, a letter with its marks. */
const unit =
  /[\u00ad\u200b-\u200d\u2060]*\s[\s\u00ad\u200b-\u200d\u2060]*|[-‐‑‒–—―−﹣－]+|\P{M}\p{M}*|\p{M}+/gu;

/** A text with its typography evened out, each character with its true place. */
export function evenOut(text: string): EvenText {
  let even = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(unit)) {
    const [run] = match;
    const start = match.index;
    const end = start + run.length;
    const plain = evenUnit(run);
    for (let each = 0; each < plain.length; each += 1) {
      starts.push(start);
      ends.push(end);
    }
    even += plain;
  }
  return { even, starts, ends };
}

function evenUnit(run: string): string {
  if (/\s/u.test(run)) return ' ';
  return /^[-‐‑‒–—―−﹣－]/u.test(run) ? '-' : (same[run] ?? run.normalize('NFKC'));
}
