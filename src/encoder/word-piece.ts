import { type BasicWord, forEachBasicWord } from './basic-words.ts';

/** Words of more code points than this become the unknown piece as a whole, as in BERT's own tokenizer. */
const longestWord = 100;
const continuation = '##';

/** Word pieces of a text in order. Piece k is `ids[k]` and comes from `text.slice(starts[k], ends[k])`. */
export interface Pieces {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Cuts any string into word pieces; never throws. */
export type WordPiece = (text: string) => Pieces;

/**
 * WordPiece over BERT's uncased normal form (Wu et al. 2016, the greedy longest match first), with offsets in UTF-16
 * units of the text as given. `words` are the vocabulary's entries in the order of their ids.
 * No piece is special: "[SEP]" in a text is a bracket, a word and a bracket. A combining mark at a piece's end lies
 * outside its offsets, a precomposed letter inside.
 */
export function createWordPiece(words: readonly string[], unknownId: number): WordPiece {
  const opening = new Map<string, number>();
  const continuing = new Map<string, number>();
  let longestPiece = 0;
  words.forEach((word, id) => {
    const continues = word.length > continuation.length && word.startsWith(continuation);
    const form = continues ? word.slice(continuation.length) : word;
    (continues ? continuing : opening).set(form, id);
    longestPiece = Math.max(longestPiece, form.length);
  });

  return (text) => {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const push = (id: number, word: BasicWord, from: number, to: number): void => {
      ids.push(id);
      // `from` and `to - 1` are units of the word, and each has its place.
      starts.push(word.starts[from] ?? 0);
      ends.push(word.ends[to - 1] ?? 0);
    };

    const pushPieces = (word: BasicWord): boolean => {
      const { form } = word;
      const before = ids.length;
      for (let from = 0; from < form.length; ) {
        const pieces = from === 0 ? opening : continuing;
        let to = Math.min(form.length, from + longestPiece);
        let id: number | undefined;
        for (; to > from; to -= 1) {
          id = pieces.get(form.slice(from, to));
          if (id !== undefined) break;
        }
        if (id === undefined) {
          ids.length = before;
          starts.length = before;
          ends.length = before;
          return false;
        }
        push(id, word, from, to);
        from = to;
      }
      return true;
    };

    forEachBasicWord(text, (word) => {
      if (word.characters > longestWord || !pushPieces(word)) push(unknownId, word, 0, word.form.length);
    });
    return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  };
}
