import { detectAll } from 'tinyld';
import { failure, type Outcome, success } from './outcome.ts';

/** Below so many letters the language is not judged. */
const lettersNeeded = 200;
const lettersJudged = 2000;
/** Annotated English articles score at least 0.26 for English, texts in other languages below 0.02. */
const englishEnough = 0.1;
const confident = 0.4;

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
  const language = foreignLanguageOf(text);
  if (language === undefined) return success(text);
  return failure(
    'input/not-english',
    `The text seems to be in ${language}; only English is read. Translate it first.`,
  );
}

/** The English name of the text's language when it is surely not English. */
function foreignLanguageOf(text: string): string | undefined {
  const letters = lettersOf(text);
  if (letters.count < lettersNeeded) return undefined;
  const answers = detectAll(text.slice(0, letters.end), { only: languages });
  const [best] = answers;
  const english = answers.find(({ lang }) => lang === 'en')?.accuracy ?? 0;
  if (best === undefined || best.lang === 'en' || best.accuracy < confident || english >= englishEnough)
    return undefined;
  return new Intl.DisplayNames('en', { type: 'language' }).of(best.lang) ?? best.lang;
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
