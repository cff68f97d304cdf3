import type { Evidence, Span } from '../model/index.ts';
import type { Passage } from './dossier.ts';

/** A text and the paragraph that holds a place of it. */
export interface TextAround {
  readonly text: string;
  readonly paragraphAt: (offset: number) => Span;
}

/** Characters shown of a paragraph before the first and behind the last of its quoted words. */
const around = 320;

/** The paragraphs that quoted words stand in, the words told apart; words of one paragraph share it. Cuts are marked by "…". */
export function passagesOf(
  evidence: readonly Evidence[],
  { text, paragraphAt }: TextAround,
): readonly Passage[] {
  const spans = evidence
    .flatMap((each) => (each.kind === 'words' ? [{ start: each.start, end: each.end }] : []))
    .sort((a, b) => a.start - b.start);
  const groups = new Map<number, { readonly paragraph: Span; readonly spans: Span[] }>();
  for (const span of spans) {
    const paragraph = paragraphAt(span.start);
    const group = groups.get(paragraph.start) ?? { paragraph, spans: [] };
    group.spans.push(span);
    groups.set(paragraph.start, group);
  }
  return [...groups.values()].map((group) => passageOf(text, group.paragraph, group.spans));
}

function passageOf(text: string, paragraph: Span, spans: readonly Span[]): Passage {
  const [first, last] = [spans[0] ?? paragraph, spans.at(-1) ?? paragraph];
  const start = wordStart(text, Math.max(paragraph.start, first.start - around), paragraph.start);
  const end = wordEnd(text, Math.min(Math.max(paragraph.end, last.end), last.end + around), paragraph.end);
  const parts: { text: string; isQuoted: boolean }[] = [];
  const add = (from: number, to: number, isQuoted: boolean): void => {
    const words = text.slice(from, to).replace(/\s+/g, ' ');
    if (words !== '') parts.push({ text: words, isQuoted });
  };
  if (start > paragraph.start) parts.push({ text: '… ', isQuoted: false });
  let at = start;
  for (const span of spans) {
    add(at, span.start, false);
    // Runs of one claim may touch or overlap.
    add(Math.max(at, span.start), span.end, true);
    at = Math.max(at, span.end);
  }
  add(at, end, false);
  if (end < paragraph.end) parts.push({ text: ' …', isQuoted: false });
  return { parts };
}

function wordStart(text: string, offset: number, least: number): number {
  if (offset <= least) return least;
  const blank = text.indexOf(' ', offset);
  return blank === -1 ? offset : blank + 1;
}

function wordEnd(text: string, offset: number, most: number): number {
  if (offset >= most) return offset;
  const blank = text.lastIndexOf(' ', offset);
  return blank === -1 ? offset : blank;
}
