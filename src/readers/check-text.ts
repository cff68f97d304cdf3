import { detectAll } from 'tinyld';
import { failure, type Outcome, success } from './outcome.ts';

/** Below so many letters the language is not judged. */
const lettersNeeded = 200;
const lettersJudged = 2000;
/** Annotated English articles score at least 0.26 for English, texts in other languages below 0.02. */
const englishEnough = 0.1;
const confident = 0.4;
/** Of the words of English articles at least 0.2 are these; elsewhere, even in Dutch, well under 0.1. */
const englishShare = 0.12;
const englishWords = new Set(
  'the of and to in a that is was for on it with as by at from his has have be are which will its said had not this an'.split(
    ' ',
  ),
);

/** The languages of news that are told apart; the detector's rarer ones only blur its answer. */
const languages =
  'en es fr de it pt nl sv da no fi is pl cs sk hu ro bg sr hr sl el sq mk uk ru be lt lv et tr az hy ka ar fa he ur hi bn ta te mr gu my th vi id ms tl zh ja ko sw am so af'.split(
    ' ',
  );

export const emptyReason = 'There is no text in it: leave it out, or check how it was saved.';

/** Passes a text on, or says why nothing can be read from it: `input/empty`, `input/not-english`. */
export function checkText(text: string): Outcome<string> {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return failure('input/empty', emptyReason);
  }
  return isForeign(text) ? failure('input/not-english', notEnglish) : success(text);
}

const notEnglish = 'The text is not in English, and no other language is read: translate it first.';

/**
 * True when the text is surely not English. The detector takes a few foreign names for a foreign text, and mistakes one
 * foreign language for another: so the commonest English words have a say, and the language is not named.
 */
function isForeign(text: string): boolean {
  const letters = lettersOf(text);
  if (letters.count < lettersNeeded) return false;
  const judged = text.slice(0, letters.end);
  const words = judged.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.filter((word) => englishWords.has(word)).length >= words.length * englishShare) return false;
  const answers = detectAll(judged, { only: languages });
  const [best] = answers;
  const english = answers.find(({ lang }) => lang === 'en')?.accuracy ?? 0;
  return best !== undefined && best.lang !== 'en' && best.accuracy >= confident && english < englishEnough;
}

/** How many letters there are, up to the number that is judged, and where the last of them stands. */
function lettersOf(text: string): { count: number; end: number } {
  let count = 0;
  let end = 0;
  for (const letter of text.matchAll(/\p{L}/gu)) {
    count += 1;
    end = letter.index + letter[0].length;
    if (count === lettersJudged) break;
  }
  return { count, end };
}
