import { type Claim, contains, overlaps, type Span } from '../../model/index.ts';
import type { GateReason, RefusedClaim } from '../gate.ts';
import { type ArticleGround, sentenceAt } from './article-ground.ts';

/** Characters between a word for a denial or a supposition and the word that it bears on. */
const stanceReach = 80;

/**
 * What a model may get wrong though its quotes are true: words that address machines, a quote cut out of a denial or of a
 * supposition, a word for a status or an act that the vocabulary knows to tell another, a party that no name names, a source
 * that nowhere stands. Undefined where the words carry the claim.
 */
export function refusalByWords(claim: Claim, ground: ArticleGround): RefusedClaim | undefined {
  const refuse = (reason: GateReason, detail: string): RefusedClaim => ({ claim, reason, detail });
  const runs = claim.evidence.flatMap((evidence) => (evidence.kind === 'words' ? [evidence] : []));
  const addressed = runs.find((run) => ground.addressed.some((paragraph) => overlaps(paragraph, run)));
  if (addressed) return refuse('evidence/addressed-to-machines', addressed.quote);
  const source = claim.attributedTo;
  if (source && source.span.start === source.span.end) return refuse('role/not-at-offsets', 'attributedTo');
  const nameless = Object.entries(claim.roles).find(([, role]) => role && !isNamed(role.type, role.surface));
  if (nameless) return refuse('role/no-name', nameless[0]);
  const told = toldOf(claim);
  const cues =
    told === undefined
      ? []
      : ground.cues.filter((hit) => contains(told.span, hit) && hit.entry.suggests === told.suggests);
  if (told && cues.length > 0 && !cues.some(({ entry }) => entry.value === told.word))
    return refuse(
      'value/not-stated',
      `${told.word}: its words tell ${cues.map(({ entry }) => entry.value).join(', ')}`,
    );
  const anchor = told?.span ?? lastPartyOf(claim);
  const before = (value: string) => stanceBefore(anchor, value, ground);
  const denial = claim.polarity === 'asserted' ? before('denied') : undefined;
  if (denial) return refuse('claim/denied-by-words', ground.document.text.slice(denial.start, denial.end));
  const supposed = claim.modality === 'actual' && isDeed(claim) ? before('hypothetical') : undefined;
  return (
    supposed && refuse('claim/supposed-by-words', ground.document.text.slice(supposed.start, supposed.end))
  );
}

/** Common words name a class of systems ("patrol boats"), and nothing else. */
function isNamed(type: string, surface: string): boolean {
  return type === 'WeaponSystem' || /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(surface);
}

function toldOf(
  claim: Claim,
): { readonly span: Span; readonly word: string; readonly suggests: string } | undefined {
  if (claim.kind === 'pressure')
    return { span: claim.action.span, word: claim.action.action, suggests: 'action' };
  if (claim.kind === 'transfer' && claim.status)
    return { span: claim.status.span, word: claim.status.status, suggests: 'status' };
  return undefined;
}

/** Whether a supposition would make another thing of it: a threat is often told by "could", a sanction never. */
function isDeed(claim: Claim): boolean {
  return (
    claim.kind === 'transfer' ||
    (claim.kind === 'pressure' && ['sanction', 'block', 'waive'].includes(claim.action.action))
  );
}

function lastPartyOf(claim: Claim): Span {
  const spans = Object.values(claim.roles).flatMap((role) => (role ? [role.anaphor ?? role.span] : []));
  return spans.toSorted((a, b) => b.start - a.start)[0] ?? { start: 0, end: 0 };
}

/** The nearest cue for a stance that stands before a word in its sentence without a mark between. */
function stanceBefore(
  anchor: Span,
  value: string,
  { document, cues, figures }: ArticleGround,
): Span | undefined {
  const sentence = sentenceAt(document, anchor);
  return cues.findLast(
    ({ start, end, entry }) =>
      (entry.suggests === 'polarity' || entry.suggests === 'modality') &&
      entry.value === value &&
      start >= sentence.start &&
      start < anchor.end &&
      anchor.start - end <= stanceReach &&
      // "May" is a month as well.
      !figures.some((figure) => figure.value.kind === 'date' && contains(figure, { start, end })) &&
      !/[;:()]/.test(document.text.slice(end, Math.max(end, anchor.start))),
  );
}
