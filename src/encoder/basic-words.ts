import {
  isAccent,
  isAsciiPunctuation,
  isDropped,
  isIdeograph,
  isPunctuation,
  isWhite,
} from './character-classes.ts';

/**
 * A word in its normal form. Its k-th UTF-16 unit comes from `text.slice(starts[k], ends[k])`;
 * `characters` counts code points. The arrays are used again for the next word: read them at once.
 */
export interface BasicWord {
  readonly form: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly characters: number;
}

/**
 * Cuts a text as BERT's uncased tokenizer does before it looks for pieces, and calls `take` for each word in order:
 * dropped characters go, ideographs stand alone, NFD, accents go, lower case, white space and punctuation cut.
 * Decomposition comes before punctuation, as there: U+037E, the Greek question mark, becomes a semicolon and cuts.
 * Characters newer than Unicode 8 are classed by the running Node's tables, where the original's are older.
 */
export function forEachBasicWord(text: string, take: (word: BasicWord) => void): void {
  const starts: number[] = [];
  const ends: number[] = [];
  let form = '';
  let characters = 0;

  const flush = (): void => {
    if (characters > 0) take({ form, starts, ends, characters });
    form = '';
    characters = 0;
    starts.length = 0;
    ends.length = 0;
  };
  const add = (character: string, start: number, end: number): void => {
    form += character;
    characters += 1;
    for (let unit = 0; unit < character.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  const addAlone = (character: string, start: number, end: number): void => {
    flush();
    add(character, start, end);
    flush();
  };
  const addDecomposed = (character: string, start: number, end: number): void => {
    for (const part of character.normalize('NFD')) {
      if (isAccent(part)) continue;
      for (const lower of part.toLowerCase()) {
        if (isPunctuation(lower)) addAlone(lower, start, end);
        else add(lower, start, end);
      }
    }
  };

  for (let start = 0; start < text.length; ) {
    const code = text.charCodeAt(start);
    if (code < 0x80) {
      const end = start + 1;
      if (code <= 0x20 || code === 0x7f) {
        if (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d) flush();
      } else if (isAsciiPunctuation(code)) {
        addAlone(text.charAt(start), start, end);
      } else {
        add(code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 0x20) : text.charAt(start), start, end);
      }
      start = end;
      continue;
    }
    // `codePointAt` gives a number for every place inside the text.
    const codePoint = text.codePointAt(start) ?? 0;
    const end = start + (codePoint > 0xffff ? 2 : 1);
    const character = text.slice(start, end);
    if (isDropped(character)) {
      // Neither cuts nor stays.
    } else if (isWhite(character)) {
      flush();
    } else if (isIdeograph(codePoint)) {
      flush();
      addDecomposed(character, start, end);
      flush();
    } else {
      addDecomposed(character, start, end);
    }
    start = end;
  }
  flush();
}
