import { differingFacts } from './differing-facts.ts';
import { sharedCount } from './min-hash.ts';
import type { Report } from './report-of.ts';

/** How a report stands to another one. */
export interface Likeness {
  /** `same`: both print one report; `follows`: one is written after the other, in words of its own for the most part. */
  readonly is: 'same' | 'follows';
  /** Share of their runs of words that are the same, 0–1. */
  readonly similarity: number;
}

/** Runs of five words of the shorter text that a printing of the same report has at least: outlets cut, and write new leads. */
const samePart = 0.5;
/** A text that holds another of less than this share of its length is a round-up, not a printing of it. */
const leastRatio = 0.25;
/** … unless it begins with it: so much of the shorter text and of its beginning stand in a longer one that it was cut from. */
const cutPart = 0.8;
const cutLead = 0.5;
/** The same, where a third text that both print stands between them. */
const bridgedPart = 0.2;
/** Runs of three words that the beginnings share where one was written after the other. */
const followingLead = 0.25;
/** Share of the sentences told in both texts that name other parties or figures, from which they are two reports. */
const otherReport = 0.25;
/** A correction tells other figures, and names, than what it corrects. */
const otherThanCorrected = 0.45;

/**
 * Whether two texts print one report: equal but for form, or alike in most of the shorter one and in what they tell. Texts too
 * short to judge are the same only where they are equal. docs/decisions/2026-11-28-stories.md has the figures.
 */
export function compareReports(one: Report, other: Report): Likeness | undefined {
  if (one.form === other.form) return { is: 'same', similarity: 1 };
  const [fewest, most] = [
    Math.min(one.whole.length, other.whole.length),
    Math.max(one.whole.length, other.whole.length),
  ];
  if (fewest === 0) return undefined;
  const shared = sharedCount(one.whole, other.whole);
  const sharedLead = sharedCount(one.lead, other.lead);
  const isCut =
    shared >= cutPart * fewest && sharedLead >= cutLead * Math.min(one.lead.length, other.lead.length);
  const isSame = isCut || (shared >= samePart * fewest && fewest >= leastRatio * most);
  const similarity = jaccard(shared, one.whole, other.whole);
  const lead = jaccard(sharedLead, one.lead, other.lead);
  if (!isSame && lead < followingLead) return undefined;
  if (tellApart(one, other)) return undefined;
  return isSame ? { is: 'same', similarity } : { is: 'follows', similarity: lead };
}

/**
 * Whether two texts that a third one prints both may be of one story: they have something in common and tell nothing apart. An
 * outlet's cut and another's version with a long background of its own have no more than that.
 */
export function mayBeOneStory(one: Report, other: Report): boolean {
  const shared = sharedCount(one.whole, other.whole);
  return shared >= bridgedPart * Math.min(one.whole.length, other.whole.length) && !tellApart(one, other);
}

/** Two reports of one wording that name other parties or figures in it. */
function tellApart(one: Report, other: Report): boolean {
  const { paired, differing } = differingFacts(one.sentences(), other.sentences());
  const limit = one.isCorrection !== other.isCorrection ? otherThanCorrected : otherReport;
  return paired > 0 && differing >= limit * paired;
}

function jaccard(shared: number, a: Uint32Array, b: Uint32Array): number {
  return shared / (a.length + b.length - shared);
}
