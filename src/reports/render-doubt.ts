import type { Doubt } from '../model/index.ts';
import { counted } from '../util/wording.ts';
import { displayWidth } from './display-width.ts';
import { plainLine } from './escape-markdown.ts';
import { renderTable } from './render-table.ts';
import type { DoubtSentence, DoubtSide, ShownDoubt } from './shown-doubt.ts';

/** A reason of a doubt in words: `spelling +1: …`. */
export function reasonWords({ name, weight, detail }: Doubt['reasons'][number]): string {
  const sign = weight < 0 ? '−' : '+';
  const size = Number(Math.abs(weight).toFixed(2));
  return `${name} ${sign}${size}${detail === undefined ? '' : `: ${detail}`}`;
}

/** A doubt as a terminal shows it: why, then both sides with their sentences. Lines are at most `width` columns wide. */
export function renderDoubt({ doubt, left, right }: ShownDoubt, place: string, width: number): string {
  const what = { deal: 'one deal or two?', entity: 'one or two?', listing: 'is this who is listed?' }[
    doubt.kind
  ];
  return [
    `${place}: ${what} Score ${doubt.score.toFixed(2)}.`,
    ...doubt.reasons.flatMap((reason) => wrapped(plainLine(reasonWords(reason)), '  ', width)),
    ...sideLines('A', left, width),
    ...sideLines('B', right, width),
    '',
  ].join('\n');
}

function sideLines(letter: string, side: DoubtSide, width: number): readonly string[] {
  const traits = side.traits.map(plainLine).join('; ');
  const more = side.claims - side.sentences.length;
  return [
    '',
    ...wrapped(`${letter}  ${plainLine(side.name)}  (${side.label}, ${side.id})`, '', width, '   '),
    ...(traits === '' ? [] : wrapped(traits, '   ', width)),
    ...side.sentences.flatMap((sentence) => sentenceLines(sentence, width)),
    ...(more > 0 ? [`   … and ${counted(more, 'more claim')}`] : []),
  ];
}

function sentenceLines({ words, article }: DoubtSentence, width: number): readonly string[] {
  return wrapped(`“${plainLine(words)}” — ${articleWords(article)}`, '   ', width, '     ');
}

function articleWords(article: DoubtSentence['article']): string {
  if (article === undefined) return 'source not known';
  return [article.outlet ?? article.id, article.published ?? 'undated'].map(plainLine).join(', ');
}

/** Words in lines of some width, broken at blanks only. */
function wrapped(words: string, indent: string, width: number, hanging = indent): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of words.split(' ')) {
    const isBegun = line.trim() !== '';
    if (isBegun && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = hanging + word;
    } else line += isBegun ? ` ${word}` : word;
  }
  return [...lines, line];
}

/** Doubts as a table for people, most worth judging first. */
export function renderDoubtTable(doubts: readonly ShownDoubt[]): string {
  const rows = doubts.map(({ doubt, left, right }) => [
    doubt.score,
    doubt.kind,
    left.name,
    right.name,
    doubt.reasons.map(reasonWords).join('; '),
    left.claims + right.claims,
  ]);
  return renderTable(['score', 'kind', 'left', 'right', 'reasons', 'claims'], rows, 'table');
}

/**
 * Doubts as JSON lines: each a judgement that lacks its decision, so that the file can be filled in and applied, with the
 * sentences of both sides.
 */
export function renderDoubtLines(doubts: readonly ShownDoubt[]): string {
  return doubts
    .map(({ doubt, left, right }) => {
      const { kind, score, reasons } = doubt;
      const line = {
        kind,
        left: doubt.left,
        right: doubt.right,
        leftName: left.name,
        rightName: right.name,
        decision: null,
        reasons: reasons.map(reasonWords),
        score,
        leftSentences: left.sentences.map(sentenceData),
        rightSentences: right.sentences.map(sentenceData),
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

function sentenceData({ words, article }: DoubtSentence) {
  return {
    words,
    ...(article && { article: article.id }),
    ...(article?.outlet !== undefined && { outlet: article.outlet }),
    ...(article?.published !== undefined && { published: article.published }),
  };
}
