import type { PressRecord, Vocabulary } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';

/** A text without what a newsroom puts around its report, and whether it says that it corrects an earlier printing. */
export interface ReportLines {
  /** What stands between blank lines, each on one line: where a text is wrapped says nothing. */
  readonly paragraphs: readonly string[];
  readonly isCorrection: boolean;
}

/** What is told by the words that open a line. */
export type LineReader = (text: string) => ReportLines;

/** A newsroom's notice is short; a paragraph that happens to begin with its words is not. */
const longestNotice = 240;
/** The correction of an article is said near its beginning or end, so many characters from it. */
const correctionReach = 400;
/** Marks that may stand before the words that open a line. */
const openingMarks = /^[\s([{*_#>"'“‘–—-]+/;
/** Place, agency and day before the first words: "WASHINGTON (Agency) - ", "ANKARA, Dec. 30 — ". */
const dateline = /^(?<place>[^\n.!?]{2,70}?(?:\.[^\n.!?]{0,20})?)\s*(?:--|\s[-–]|—)\s+(?=\S)/u;

/** Builds a reader of lines from the vocabulary's press words. */
export function createLineReader({ press }: Pick<Vocabulary, 'press'>): LineReader {
  const of = (kind: PressRecord['is']) =>
    press.filter((record) => record.is === kind).map(({ phrase }) => foldCase(phrase));
  const opensNotice = createOpener(of('notice'));
  const opensCorrection = createOpener(of('correction'));
  return (text) => {
    const paragraphs: string[][] = [[]];
    let isCorrection = false;
    let at = 0;
    for (const line of text.split('\n')) {
      const start = at;
      at += line.length + 1;
      const isAtEdge = start < correctionReach || text.length - at < correctionReach;
      if (isAtEdge && opensCorrection(line)) {
        isCorrection = true;
        if (line.length <= longestNotice) continue;
      }
      if (line.trim() === '') paragraphs.push([]);
      else if (line.length > longestNotice || !opensNotice(line))
        paragraphs.at(-1)?.push(withoutDateline(line));
    }
    return {
      paragraphs: paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join(' ')),
      isCorrection,
    };
  };
}

/** Tells whether a line begins with one of some phrases. */
function createOpener(phrases: readonly string[]): (line: string) => boolean {
  const byFirst = new Map<string, string[]>();
  for (const phrase of phrases) {
    const first = phrase.slice(0, 1);
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return (line) => {
    const bare = line.slice(0, 80).replace(openingMarks, '');
    if (bare === '') return false;
    const folded = foldCase(bare);
    return (byFirst.get(folded.slice(0, 1)) ?? []).some(
      (phrase) => folded.startsWith(phrase) && !/^[\p{L}\p{N}]/u.test(folded.slice(phrase.length) || ' '),
    );
  };
}

/** The line without the place, agency and day that open it: they are written in capitals, or with an agency in brackets. */
function withoutDateline(line: string): string {
  const found = dateline.exec(line);
  const place = found?.groups?.['place'];
  if (found === null || place === undefined) return line;
  const isPlace = /^\p{Lu}[\p{Lu}\s.'’-]{2,}(?=$|[,(/:\s])/u.test(place) || /\([^)]*\)\s*$/.test(place);
  return isPlace ? line.slice(found[0].length) : line;
}
