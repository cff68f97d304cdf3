import type { Document, Span } from '../../model/index.ts';
import { type Speaker, type SpeakerGround, speakerIn } from './speaker.ts';
import type { Statement } from './statements.ts';

/** Characters at most between a paragraph's start and the colon of its label. */
const longestLabel = 90;

/**
 * What is said in the form of a play: paragraphs that open with a speaker and a colon, as in minutes and written answers, and
 * the answers ("A:") of an interview, which are those of the first person named before them. What follows without a label
 * of its own goes on; questions are nobody's statement.
 */
export function labelledStatements(
  { text, paragraphs, title }: Document,
  ground: SpeakerGround,
): readonly Statement[] {
  const found: Statement[] = [];
  let current: Speaker | undefined;
  const answers = paragraphs.some((paragraph) =>
    /^A[:.]\s/u.test(text.slice(paragraph.start, paragraph.end)),
  );
  for (const paragraph of paragraphs) {
    const words = text.slice(paragraph.start, paragraph.end);
    if (answers && /^[QA][:.]\s/u.test(words)) {
      current = words.startsWith('A') ? firstPerson(paragraph.start, ground) : undefined;
    } else {
      const stamp = /^\[[\d:.]+\]\s*/u.exec(words)?.[0].length ?? 0;
      const label = /^[^:.\n]{2,}:(?=\s)/u.exec(words.slice(stamp))?.[0];
      if (label !== undefined && label.length <= longestLabel && paragraph.start !== title?.start) {
        const start = paragraph.start + stamp;
        const speaker =
          speakerIn({ start, end: start + nameLength(label) }, ground) ??
          bySurname(label.slice(0, nameLength(label)), ground);
        const isName = speaker?.type === 'Person' && speaker.cluster !== undefined;
        const asks = /^\s*To ask\b/u.test(words.slice(stamp + label.length));
        current = isName && !asks ? speaker : undefined;
      } else if (isHeading(words)) {
        current = undefined;
      }
    }
    if (current) found.push({ speaker: current, scope: span(paragraph), isDirect: true });
  }
  return found;
}

/** A label's name stands before its office: "Helen Ashworth, Minister for Trade Policy:". */
function nameLength(label: string): number {
  const comma = label.search(/[,(]/u);
  return comma < 0 ? label.length - 1 : comma;
}

/** A label in capitals gives a surname: "HARRIS:" for Simon Harris. */
function bySurname(label: string, { text, clusters }: SpeakerGround): Speaker | undefined {
  const surname = label.trim().toLowerCase();
  for (const [cluster, { type, mentions, names }] of clusters.entries()) {
    const isNamed = names.some((name) => name.toLowerCase().split(/\s+/).at(-1) === surname);
    const mention = mentions.find(
      ({ form, start, end }) => form === 'name' && /\p{Ll}/u.test(text.slice(start, end)),
    );
    if (type === 'Person' && isNamed && mention) return { span: mention, type, cluster };
  }
  return undefined;
}

function isHeading(words: string): boolean {
  return !/[.!?:"”]\s*$/u.test(words);
}

function firstPerson(before: number, { clusters }: SpeakerGround): Speaker | undefined {
  const people = clusters.flatMap(({ type, mentions }, cluster) => {
    const [first] = mentions.filter(({ form, end }) => form === 'name' && end <= before);
    return type === 'Person' && first ? [{ span: first, type: 'Person' as const, cluster }] : [];
  });
  return people.sort((a, b) => a.span.start - b.span.start)[0];
}

function span({ start, end }: Span): Span {
  return { start, end };
}
