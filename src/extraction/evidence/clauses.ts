import type { Span } from '../../model/index.ts';

/** Where a sentence may be cut: a run of its words may begin at a `start` and end at an `end`, and stay readable. */
export interface Clauses {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Those starts and ends that a mark shows. */
  readonly openings: readonly number[];
  readonly stops: readonly number[];
  readonly text: string;
  readonly sentence: Span;
}

interface Word extends Span {
  readonly lower: string;
  /** The marks between the word before and this one. */
  readonly before: string;
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words behind which a clause may begin, without them. */
const joining = listed('and but or that when where while although though because as after before nor so yet');
/** Words with which a clause may begin, since they point to what it is about or say that it is supposed. */
const opening = listed('who which whose whom if unless whether');
/** Words before which a run may end: what follows adds a circumstance, another party or another clause. */
const adding = listed(
  'to in on at by for from with under over after before during since until against into within without through about ' +
    'between among amid despite via toward towards upon around near and but or nor while although though because ' +
    'whereas who which that whose whom where when',
);
/** Words that leave a run hanging when it ends with them. */
export const hanging = listed(
  'a an the its his her their our my this that these those some any no each every both all more less most at by for from ' +
    'in into of off on over to under with without than as and or but nor be is are was were been being am has have had ' +
    'having do does did will would shall should can could may might must not never only also which who whose whom if ' +
    'unless whether about between very such other another first second last',
);
/** Words that change what the clause behind them says; a cut may not part them from it. */
const weighing =
  /\b(?:not|never|no|none|nobody|nothing|neither|nor|without|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|doubt(?:s|ed)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing)?|may|might|could|would|should|if|unless|whether|suggest(?:s|ed)?|alleg(?:e|es|ed|edly)|claim(?:s|ed)?|wrong(?:ly)?|fals(?:e|ely)|rumou?r(?:s|ed)?|consider(?:s|ed|ing)?)\b|n['’]t\b/iu;

/** Finds where a sentence may be cut: at marks, joining words and before circumstances, never inside one of the `names`. */
export function clausesOf(text: string, sentence: Span, names: readonly Span[]): Clauses {
  const words = wordsIn(text, sentence);
  const isFree = (at: number): boolean => !names.some((name) => name.start < at && at < name.end);
  const starts: number[] = [sentence.start + leadOf(text.slice(sentence.start, sentence.end))];
  const ends: number[] = [words.at(-1)?.end ?? sentence.end];
  const openings: number[] = [...starts];
  const stops: number[] = [...ends];
  let clause = sentence.start;
  for (const [index, word] of words.entries()) {
    const last = words[index - 1];
    if (last === undefined) continue;
    const next = words[index + 1];
    const isMarked = /[,;:()[\]"“”«»—–]|\s[-‐-―]+\s|\n/u.test(word.before);
    if ((isMarked || (adding.has(word.lower) && !isInfinitive(word, next, text))) && isFree(word.start)) {
      if (!hanging.has(last.lower)) {
        ends.push(last.end);
        if (isMarked) stops.push(last.end);
      }
    }
    const joins = joining.has(word.lower) && next !== undefined && next.before.trim() === '';
    const from = joins ? next : word;
    if ((isMarked || joins || opening.has(word.lower)) && from !== undefined && isFree(from.start)) {
      const isParted = isMarked || !weighing.test(text.slice(clause, word.start));
      const isSupposed = /^(?:if|unless|whether)\b/iu.test(text.slice(clause, word.start).trim());
      if (isParted && !isSupposed) {
        starts.push(from.start);
        if (isMarked) openings.push(from.start);
        clause = word.start;
      }
    }
  }
  return {
    starts: sorted(starts),
    ends: sorted(ends),
    openings: sorted(openings),
    stops: sorted(stops),
    text,
    sentence,
  };
}

/** Words behind a clause that take it back or make it depend on something. */
const undoing =
  /\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)|false|untrue|fiction|baseless|unfounded|not (?:so|true)|no truth|unless|only if|provided that|if)\b/iu;
/** Where another clause begins that no longer speaks of the one before it. */
const onwards = /[;:]|,\s(?:and|but|which|who|whose|while|after|where)\s/u;

/**
 * The run of a sentence's words from the nearest start before `needed` to the nearest end behind it; with `toStop` to the
 * nearest mark. Where words behind it take back what it says ("Reports that … were false") it takes them in.
 */
export function clauseAround(clauses: Clauses, needed: Span, toStop = false): Span {
  const { starts, ends, openings, stops, text, sentence } = clauses;
  const end = (toStop ? stops : ends).find((at) => at >= needed.end) ?? needed.end;
  const rest = text.slice(end, sentence.end);
  const past = rest.search(onwards);
  const undone = [...(past < 0 ? rest : rest.slice(0, past)).matchAll(new RegExp(undoing, 'giu'))].at(-1);
  if (undone === undefined)
    return { start: starts.findLast((at) => at <= needed.start) ?? needed.start, end };
  const upTo = end + undone.index + undone[0].length;
  return {
    start: openings.findLast((at) => at <= needed.start) ?? needed.start,
    end: stops.find((at) => at >= upTo) ?? upTo,
  };
}

/** Words before names that turn what stands between the names round, or put it in doubt. */
const reversing =
  /\b(?:not|never|no|nobody|neither|den(?:y|ies|ied|ying|ial)|dismiss(?:es|ed)|reject(?:s|ed)|doubt(?:s|ed)?|if|whether|suggest(?:s|ed)?|alleg(?:e|es|ed)|false(?:ly)?|wrong(?:ly)?|rumou?r(?:s|ed)?)\b|n['’]t\b/iu;

/** A run of names with the words before it in its clause that say it is not so, or may not be. */
export function withWeight(clauses: Clauses, run: Span): Span {
  const around = clauseAround(clauses, run);
  const isWeighed = reversing.test(clauses.text.slice(around.start, run.start));
  const isUndone = undoing.test(clauses.text.slice(run.end, around.end));
  return isWeighed || isUndone ? { start: around.start, end: isUndone ? around.end : run.end } : run;
}

function sorted(places: readonly number[]): readonly number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}

/** Marks and white space before the first word. */
function leadOf(words: string): number {
  return Math.max(0, words.search(/[\p{L}\p{N}$£€¥]/u));
}

function isInfinitive(word: Word, next: Word | undefined, text: string): boolean {
  if (word.lower !== 'to' || next === undefined) return false;
  return /^\p{Ll}/u.test(text.slice(next.start, next.end)) && !hanging.has(next.lower);
}

function wordsIn(text: string, { start, end }: Span): readonly Word[] {
  const words: Word[] = [];
  let last = start;
  for (const match of text
    .slice(start, end)
    .matchAll(/[$£€¥]?[\p{L}\p{N}]+(?:['’.,/&-]+[\p{L}\p{N}]+)*%?/gu)) {
    const at = start + match.index;
    words.push({
      start: at,
      end: at + match[0].length,
      lower: match[0].toLowerCase(),
      before: text.slice(last, at),
    });
    last = at + match[0].length;
  }
  return words;
}
