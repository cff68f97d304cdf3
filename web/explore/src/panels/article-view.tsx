import { useEffect, useRef } from 'preact/hooks';
import type { Mark } from '../../../../src/explorer/api.ts';
import { server } from '../server.ts';
import { useAnswer } from '../use-answer.ts';

/** The article of a claim with its words marked, opened where they stand. */
export function ArticleView({ claim }: { readonly claim: string }) {
  const { answer, error } = useAnswer(claim, () => server.article(claim));
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = element.current;
    const mark = box?.querySelector('mark');
    if (box === null || !(mark instanceof HTMLElement)) return;
    box.scrollTop = mark.offsetTop - box.clientHeight / 3;
  }, [answer]);
  if (error !== undefined) return <p role="alert">{error}</p>;
  if (answer === undefined) return <p>Opening the article …</p>;
  const title = answer.printings[0]?.title ?? 'The article';
  return (
    <section class="article" aria-label={title} ref={element} tabIndex={0}>
      {paragraphsOf(answer.text).map(({ start, end }) => (
        <p key={start}>
          {piecesOf(answer.text, start, end, answer.marks).map((piece) =>
            piece.isQuote ? (
              <mark key={piece.start}>
                {piece.names.length === 0 ? (
                  piece.words
                ) : (
                  <b title={piece.names.join(', ')}>
                    {piece.words}
                    <sub> {piece.names.join(', ')}</sub>
                  </b>
                )}
              </mark>
            ) : piece.names.length > 0 ? (
              <b key={piece.start} title={piece.names.join(', ')}>
                {piece.words}
                <sub> {piece.names.join(', ')}</sub>
              </b>
            ) : (
              <span key={piece.start}>{piece.words}</span>
            ),
          )}
        </p>
      ))}
    </section>
  );
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Runs of a text between its line breaks; offsets stay those of the whole text. */
export function paragraphsOf(text: string): readonly Run[] {
  return [...text.matchAll(/[^\r\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

interface Piece extends Run {
  readonly words: string;
  readonly isQuote: boolean;
  readonly names: readonly string[];
}

/** A paragraph cut where marks begin and end. */
export function piecesOf(text: string, start: number, end: number, marks: readonly Mark[]): readonly Piece[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? end;
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
    return {
      start: from,
      end: to,
      words: text.slice(from, to),
      isQuote: over.some(({ name }) => name === 'quote'),
      names: [...new Set(over.flatMap(({ name }) => (name === 'quote' ? [] : [name])))],
    };
  });
}
