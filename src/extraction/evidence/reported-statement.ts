import { type CueRecord, contains, type Document, type Span } from '../../model/index.ts';
import type { PhraseHit } from '../../util/phrase-finder.ts';
import { trailingLength } from '../../util/trailing-length.ts';
import { type Speaker, type SpeakerGround, speakerIn } from './speaker.ts';
import type { Statement } from './statements.ts';

/** Words at most that name a speaker behind the verb. */
const longestBehind = 12;
/** Words at most of a beginning that a verb of saying interrupts: "Decisions, she said, were made in Sofia". */
const longestBeginning = 8;
/** Words of what is said before its speaker; fewer are a circumstance ("In Moscow, the minister said …"). */
const leastBefore = 4;
/** Characters over which "he" looks back for a person. */
const pronounReach = 400;

/** What ends a reported clause: a semicolon, or a further deed of the speaker ("said that …, and urged …"). */
const nextDeed = /;|,\s(?:and|but)\s(?:also\s)?(?:\w+ed|called|told|gave|put|took|made)\s/u;

/** What a word of saying reports, and of whom; undefined where no speaker is told. `before`: the statements found before it. */
export function reportedStatement(
  hit: PhraseHit<CueRecord>,
  sentence: Span,
  document: Document,
  ground: SpeakerGround,
  before: readonly Statement[],
): Statement | undefined {
  const { text } = ground;
  if (hit.entry.value === 'source') return namedBehind(hit, sentence, ground);
  const quotation = document.quotations.find((each) => contains(each, hit));
  const from = quotation ? quotation.start + 1 : sentence.start;
  const left = text.slice(from, hit.start);
  const right = text.slice(hit.end, sentence.end);
  if (/\b(?:is|are|was|were|be|been|being)\s+$/iu.test(left)) return undefined;
  const statement = (speaker: Speaker, start: number, end: number): Statement => ({
    speaker,
    scope: { start, end },
    isDirect: false,
  });
  const subject = { start: from + lastMark(left), end: hit.start };
  const lead = text.slice(from, subject.start);
  const own = subjectOf(subject, left, from, ground, before);
  const isApposed = own !== undefined && /^[^,"“”]+,[^"“”]+,\s*$/u.test(left);
  if (/[,"”’]\s*$/u.test(left) && /\p{L}/u.test(lead) && !isApposed) {
    const speaker = inverted(hit, right, ground);
    if (speaker) return statement(speaker, from, hit.start);
  }
  if (own === undefined) return undefined;
  if (!isApposed && isSaidBefore(lead, right)) return statement(own, from, subject.start);
  // Other verbs than those that always report do so before "that": "announced today that".
  const isReport = hit.entry.value === 'verb' || /^(?:,?\s+[^\s,;.]+){0,3},?\s+that\b/u.test(right);
  if (!isReport) return undefined;
  const isInside =
    /\p{L}[^\p{L}]*,\s*$/u.test(lead) && /^,/u.test(right) && wordsIn(lead) <= longestBeginning;
  return statement(own, isInside ? from : hit.start, hit.end + lengthTo(right, nextDeed));
}

/** "According to X, …" and "…, according to X". */
function namedBehind(hit: Span, sentence: Span, ground: SpeakerGround): Statement | undefined {
  const { text } = ground;
  const right = text.slice(hit.end, sentence.end);
  const name = lengthTo(right, /[,;:"“”()]|\s(?:it|that|they|he|she|which|and|at|as)\s|\.\s|\.$/u);
  const speaker = speakerIn({ start: hit.end, end: hit.end + name }, ground);
  if (speaker === undefined) return undefined;
  const left = text.slice(sentence.start, hit.start);
  const from = left.lastIndexOf(';') + 1;
  const isFirst = !/\p{L}/u.test(left.slice(from));
  // "…, and, according to X, with …" speaks of what follows.
  const isForward = isFirst || /\b(?:and|but|with|has|had|have|is|was|were|are),?\s*$/u.test(left);
  const scope = isForward
    ? { start: hit.start, end: hit.end + lengthTo(right, /;/u) }
    : { start: sentence.start + from, end: hit.start };
  return { speaker, scope, isDirect: false };
}

/** "…", said X: the subject stands behind the verb. */
function inverted(hit: Span, right: string, ground: SpeakerGround): Speaker | undefined {
  const end = hit.end + lengthTo(right, /[,;:"“”]|\.\s|\.$|\s(?:on|in|after|at a|who|when|as)\s/u);
  const isShort = wordsIn(ground.text.slice(hit.end, end)) <= longestBehind;
  return isShort ? speakerIn({ start: hit.end, end }, ground) : undefined;
}

/** True for "…, X said on Friday.": what is said stands before, and nothing but a circumstance behind. */
function isSaidBefore(lead: string, right: string): boolean {
  const isClosed =
    /^(?:\s+[^\s,;.:"“”]+){0,7}?\s*(?:[,;.:"“”]|$)/u.test(right) ||
    /^\s+(?:after|when|as|while|before)\s/u.test(right);
  return /[,"”—–-]\s*$/u.test(lead) && wordsIn(lead) >= leastBefore && isClosed && !/^\s+that\b/u.test(right);
}

/** The subject of a verb: the words before it; of a pronoun the last speaker; before a comma what stands before the comma's clause. */
function subjectOf(
  subject: Span,
  left: string,
  from: number,
  ground: SpeakerGround,
  before: readonly Statement[],
): Speaker | undefined {
  const words = ground.text.slice(subject.start, subject.end).trim();
  const pronoun =
    /^(?:(?:and|but|yet|then|that|as|although|though) )*(he|she|they|it|who|which)(?: (?:has|had|have|also|later|then|added))*$/iu
      .exec(words)?.[1]
      ?.toLowerCase();
  if (pronoun === 'who' || pronoun === 'which') {
    const clause = left.slice(0, subject.start - from);
    const relative = clause.slice(0, clause.length - trailingLength(clause, /[,\s]/u));
    return speakerIn({ start: from + lastMark(relative), end: subject.start }, ground);
  }
  const last = before.at(-1)?.speaker;
  if (pronoun === 'he' || pronoun === 'she') return lastPerson(subject.start, ground) ?? last;
  if (pronoun !== undefined) return last;
  const near = words === '' ? undefined : speakerIn(subject, ground);
  if (near !== undefined || (words !== '' && !/\b(?:and|but)$/u.test(words))) return near;
  const first = left.replace(/,\s*$/u, '').indexOf(',');
  return first < 0 ? undefined : speakerIn({ start: from, end: from + first }, ground, from + first);
}

function lastPerson(at: number, { clusters }: SpeakerGround): Speaker | undefined {
  const [nearest] = clusters
    .flatMap(({ type, mentions }, cluster) =>
      type === 'Person'
        ? mentions
            .filter(({ form, end }) => form === 'name' && end <= at && at - end < pronounReach)
            .map((span) => ({ span, type, cluster }))
        : [],
    )
    .sort((a, b) => b.span.end - a.span.end);
  return nearest;
}

/** Behind the last mark that parts the words before a verb: a comma, a dash, a quotation's end. */
function lastMark(words: string): number {
  const marks = [...words.matchAll(/[,;:"“”]\s|\s[-–—]\s|["”]$|[.?!]["”’]?\s(?=\p{Lu})/gu)];
  const last = marks.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

function lengthTo(words: string, mark: RegExp): number {
  const at = words.search(mark);
  return at < 0 ? words.length : at;
}

function wordsIn(words: string): number {
  return words.trim() === '' ? 0 : words.trim().split(/\s+/u).length;
}
