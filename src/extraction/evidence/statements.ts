import {
  type CueRecord,
  contains,
  type Document,
  type MentionCluster,
  type NounRecord,
  overlaps,
  type Span,
  type Vocabulary,
} from '../../model/index.ts';
import { createPhraseFinder } from '../../util/phrase-finder.ts';
import { labelledStatements } from './labelled-statements.ts';
import { reportedStatement } from './reported-statement.ts';
import type { Speaker } from './speaker.ts';

/** What somebody says: the words that are theirs. */
export interface Statement {
  readonly speaker: Speaker;
  readonly scope: Span;
  /** True for words of their own, quoted or minuted; false for what is reported of them. */
  readonly isDirect: boolean;
}

export type StatementFinder = (
  document: Document,
  clusters: readonly MentionCluster[],
) => readonly Statement[];

/** Words that name who speaks, among the cues for speech; the others are words of saying. */
const speakerValues: ReadonlySet<string> = new Set(['person', 'body']);

/** Whether a cue is a word of saying. */
export function isSaying({ suggests, value }: CueRecord): boolean {
  return suggests === 'speech' && !speakerValues.has(value);
}

/**
 * Builds the finder of who says what in a text: reported sentences ("X said that …", "…, said X", "according to X, …"),
 * quotations, and the answers of interviews. A quotation belongs to the speaker named beside it, and one that follows in the
 * same paragraph to the speaker before it.
 */
export function createStatementFinder({ cues, nouns }: Pick<Vocabulary, 'cues' | 'nouns'>): StatementFinder {
  const findSaying = createPhraseFinder(
    cues.filter(isSaying),
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  const findSpeakers = createPhraseFinder(
    speakerWords(cues, nouns),
    ({ word }) => word,
    ({ type }) => type,
  );
  return (document, clusters) => {
    const { text, sentences } = document;
    const words = findSpeakers(text).map(({ start, end, entry }) => ({ start, end, type: entry.type }));
    const ground = { text, clusters, words };
    const reported: Statement[] = [];
    for (const hit of findSaying(text)) {
      const sentence = sentences.find((each) => contains(each, hit));
      const found = sentence && reportedStatement(hit, sentence, document, ground, reported);
      if (found) reported.push(found);
    }
    const told = reported.map((statement) => withList(statement, document));
    return [...told, ...quoted(document, told), ...labelledStatements(document, ground)];
  };
}

/** Words for those who say things: the nouns for persons and bodies, and what the cues add to them; the plural is understood. */
function speakerWords(cues: readonly CueRecord[], nouns: readonly NounRecord[]) {
  const of = (wanted: string, type: 'Person' | 'Organization') =>
    [
      ...nouns.filter((noun) => noun.of === wanted).map(({ noun }) => noun),
      ...cues
        .filter(
          ({ suggests, value }) => suggests === 'speech' && value === (type === 'Person' ? 'person' : 'body'),
        )
        .map(({ phrase }) => phrase),
    ].flatMap((word) => [
      { word, type },
      { word: `${word}s`, type },
      ...(word.endsWith('y') ? [{ word: `${word.slice(0, -1)}ies`, type }] : []),
    ]);
  return [...of('person', 'Person'), ...of('organization', 'Organization')];
}

/** A statement that ends in a colon goes on in the list below it. */
function withList(statement: Statement, { text, paragraphs }: Document): Statement {
  const here = paragraphs.findIndex((each) => contains(each, statement.scope));
  const paragraph = paragraphs[here];
  if (paragraph === undefined || !/:\s*$/u.test(text.slice(paragraph.start, paragraph.end))) return statement;
  const items = paragraphs.slice(here + 1);
  const past = items.findIndex((item) => !/^[-–•*]\s/u.test(text.slice(item.start, item.end)));
  const last = items[(past < 0 ? items.length : past) - 1];
  return last ? { ...statement, scope: { start: statement.scope.start, end: last.end } } : statement;
}

/** Words of a quotation below which it is a phrase that the article borrows. */
const leastQuoted = 4;

function quoted(
  { text, quotations, paragraphs }: Document,
  reported: readonly Statement[],
): readonly Statement[] {
  const found: Statement[] = [];
  for (const quotation of quotations) {
    if (text.slice(quotation.start, quotation.end).split(/\s+/u).length < leastQuoted) continue;
    const own = reported.find(
      ({ scope }) => overlaps(scope, quotation) || Math.abs(scope.start - quotation.end) < 3,
    );
    const paragraph = paragraphs.find((each) => contains(each, quotation));
    const before = [...reported, ...found].findLast(
      ({ scope }) => paragraph !== undefined && contains(paragraph, scope) && scope.start < quotation.start,
    );
    const speaker = (own ?? before)?.speaker;
    if (speaker) found.push({ speaker, scope: quotation, isDirect: true });
  }
  return found;
}
