import type { ReadText, Vocabulary } from '../model/index.ts';
import { foldCase } from '../util/fold-case.ts';
import { createBandKeys, hashOf, sharedCount, shinglesOf } from './min-hash.ts';
import { createLineReader } from './report-lines.ts';
import { createSentenceReader, type ReportSentences } from './report-sentences.ts';

/** A text as it is compared with others. */
export interface Report {
  /** The text but for white space, quotation marks and case: equal forms are one story. */
  readonly form: string;
  readonly isCorrection: boolean;
  /** Runs of five words of all of it; empty where there are too few words to tell anything by. */
  readonly whole: Uint32Array;
  /** Runs of three words of its beginning. */
  readonly lead: Uint32Array;
  /** Keys under which it meets reports that are alike: dear to make, and asked for once. */
  readonly keys: () => Uint32Array;
  /** Its sentences, made when first asked for. */
  readonly sentences: () => ReportSentences;
}

/** Few hashes that tell roughly how much two reports have in common, kept where the reports themselves are not. */
export interface Sketch {
  /** The least hashes of the whole. */
  readonly whole: Uint32Array;
  readonly lead: Uint32Array;
}

const sketchSize = 128;

/** The sketch of a report. */
export function sketchOf({ whole, lead }: Report): Sketch {
  return { whole: whole.slice(0, sketchSize), lead };
}

/**
 * Whether two reports may have enough in common to be compared: of the least hashes of both together the share that both have
 * is about their Jaccard similarity (Broder 1997), and the beginnings are there in full. Equal reports are always comparable.
 */
export function mayBeAlike(a: Sketch, b: Sketch): boolean {
  const size = Math.min(a.whole.length, b.whole.length);
  if (size === 0) return true;
  return (
    leastShared(a.whole, b.whole, size) >= leastInCommon * size ||
    sharedCount(a.lead, b.lead) >= leastOfLeads * Math.min(a.lead.length, b.lead.length)
  );
}

/** Of the beginnings, likewise: less is never enough for `compareReports`. */
const leastOfLeads = 0.4;

/** How many of the `size` least hashes of two sorted sets together are in both. */
function leastShared(a: Uint32Array, b: Uint32Array, size: number): number {
  let [left, right, shared] = [0, 0, 0];
  for (let taken = 0; taken < size; taken += 1) {
    const [one, other] = [a[left] ?? Number.POSITIVE_INFINITY, b[right] ?? Number.POSITIVE_INFINITY];
    if (one === other) shared += 1;
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  return shared;
}

export type ReportReader = (text: ReadText['text']) => Report;

const wholeRun = 5;
const leadRun = 3;
const leadWords = 80;
/** Texts of fewer words are alike only where they are equal. */
const fewestWords = 30;
/** Reports of less in common are not compared; printings of one report have twice as much. */
const leastInCommon = 0.1;

/** docs/decisions/2026-11-28-stories.md has the figures. */
const wholeKeys = createBandKeys({ bands: 96, rows: 3, seed: 0x2545f491 });
const leadKeys = createBandKeys({ bands: 24, rows: 3, seed: 0x6a09e667 });

/** Builds a reader of reports: what is compared is found by the vocabulary's press words, numbers and nothing else. */
export function createReportReader(vocabulary: Pick<Vocabulary, 'press' | 'numbers'>): ReportReader {
  const readLines = createLineReader(vocabulary);
  const readSentences = createSentenceReader(vocabulary);
  return (text) => {
    const form = formOf(text);
    const { paragraphs, isCorrection } = readLines(text);
    const words = wordsIn(paragraphs.join('\n'));
    const isLong = words.length >= fewestWords;
    const whole = isLong ? shinglesOf(words, wholeRun) : new Uint32Array(0);
    const lead = isLong ? shinglesOf(words.slice(0, leadWords), leadRun) : new Uint32Array(0);
    let sentences: ReportSentences | undefined;
    return {
      form,
      isCorrection,
      whole,
      lead,
      keys: () => Uint32Array.from([hashOf(form), ...wholeKeys(whole), ...leadKeys(lead)]),
      sentences: () => {
        sentences ??= readSentences(paragraphs);
        return sentences;
      },
    };
  };
}

function wordsIn(text: string): readonly number[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => hashOf(foldCase(word)));
}

/** White space, quotation marks and case apart, the text. */
export function formOf(text: string): string {
  return text
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
