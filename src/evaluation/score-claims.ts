import type { Claim } from '../model/index.ts';
import type { AnnotatedClaim, ClaimSheet } from './claim-sheet.ts';
import { saySame } from './differing-arguments.ts';
import type { Fact } from './facts.ts';
import type { ClaimFacts } from './facts-of.ts';
import { sharedWords, wordsAt, wordsOf } from './shared-words.ts';

/** How well claims of some kind carry what they say. Each figure is a mean over claims, 0–1; 0 where there is none. */
export interface ClaimRow {
  readonly name: string;
  readonly claims: number;
  /** F1 of the words quoted against those annotated. */
  readonly evidence: number;
  readonly attribution: number;
  readonly date: number;
  readonly polarity: number;
  readonly modality: number;
}

/** An article's annotated claims and what was read of it, facts in the annotation's keys. */
export interface ClaimReading {
  readonly text: string;
  readonly annotated: ClaimSheet;
  readonly read: readonly ClaimFacts[];
}

/** A read claim with the annotated facts that it tells, and what each of its measures comes to. */
export interface ClaimScore extends Omit<ClaimRow, 'name' | 'claims'> {
  readonly article: string;
  readonly claim: Claim;
  readonly annotated: readonly AnnotatedClaim[];
}

/** Of something that a claim may have or lack: how often the annotation has it, the claim has it, and both have the same. */
export interface Shared {
  readonly annotated: number;
  readonly given: number;
  readonly right: number;
}

export interface ClaimScores {
  readonly rows: readonly ClaimRow[];
  readonly all: ClaimRow;
  /** Counted by annotated facts, a claim's each: sources and dates, where most claims have none. */
  readonly sources: Shared;
  readonly dates: Shared;
  readonly scores: readonly ClaimScore[];
}

/**
 * Compares claims with the annotated facts that they tell. A claim that adds something to a deal or an act (a status, a sum,
 * an object, a law) is held against what it adds. Of several facts each counts for its share; their words are taken together.
 * Claims that tell no annotated fact are left out: other scores count those.
 */
export function scoreClaims(readings: readonly ClaimReading[]): ClaimScores {
  const scores = readings.flatMap(({ text, annotated, read }) =>
    read.flatMap((each) => {
      const told = annotatedFor(each, annotated.claims);
      return told.length === 0 ? [] : [scoreOf(each.claim, told, annotated.id, text)];
    }),
  );
  const kinds = [...new Set(scores.map(({ claim }) => claim.kind))].sort();
  return {
    rows: kinds.map((kind) =>
      rowOf(
        kind,
        scores.filter(({ claim }) => claim.kind === kind),
      ),
    ),
    all: rowOf('ALL', scores),
    sources: sharedIn(
      scores,
      ({ by }) => by !== null,
      ({ attributedTo }) => attributedTo !== undefined,
      (claim, { by }) => isSameSource(claim, by),
    ),
    dates: sharedIn(
      scores,
      ({ date }) => date !== null,
      ({ date }) => date !== undefined,
      (claim, { date }) => isSameDate(claim.date?.date, date),
    ),
    scores,
  };
}

function sharedIn(
  scores: readonly ClaimScore[],
  isAnnotated: (annotated: AnnotatedClaim) => boolean,
  isGiven: (claim: Claim) => boolean,
  isRight: (claim: Claim, annotated: AnnotatedClaim) => boolean,
): Shared {
  const pairs = scores.flatMap(({ claim, annotated }) => annotated.map((each) => [claim, each] as const));
  return {
    annotated: pairs.filter(([, each]) => isAnnotated(each)).length,
    given: pairs.filter(([claim]) => isGiven(claim)).length,
    right: pairs.filter(([claim, each]) => isAnnotated(each) && isRight(claim, each)).length,
  };
}

/** The annotated facts that a claim tells, of what it adds where that is annotated, of its own polarity where there are both. */
function annotatedFor(
  { claim, facts }: ClaimFacts,
  annotated: readonly AnnotatedClaim[],
): readonly AnnotatedClaim[] {
  const [, ...added] = facts;
  const like = (wanted: readonly Fact[]): readonly AnnotatedClaim[] => {
    const same = annotated.filter(({ fact }) => wanted.some((each) => saySame(each, fact)));
    const agreeing = same.filter(({ polarity }) => polarity === claim.polarity);
    return agreeing.length > 0 ? agreeing : same;
  };
  const told = like(added);
  return told.length > 0 ? told : like(facts);
}

function scoreOf(
  claim: Claim,
  annotated: readonly AnnotatedClaim[],
  article: string,
  text: string,
): ClaimScore {
  const share = (isRight: (each: AnnotatedClaim) => boolean): number =>
    mean(annotated.map(isRight).map(Number));
  const quoted = claim.evidence.flatMap((evidence) =>
    evidence.kind === 'words' ? wordsAt(text, [evidence]) : [],
  );
  const runs = annotated.flatMap(({ words }) => words.flatMap((run) => placeOf(run, text)));
  return {
    article,
    claim,
    annotated,
    evidence: sharedWords(quoted, wordsAt(text, runs)),
    attribution: share(({ by }) => isSameSource(claim, by)),
    date: share(({ date }) => isSameDate(claim.date?.date, date)),
    polarity: share(({ polarity }) => polarity === claim.polarity),
    modality: share(({ modality }) => modality === claim.modality),
  };
}

function placeOf(run: string, text: string) {
  const start = text.indexOf(run);
  return start < 0 ? [] : [{ start, end: start + run.length }];
}

/** Dates agree where one says as much as the other or less, and where there is none on either side. */
function isSameDate(read: string | undefined, annotated: string | null): boolean {
  if (read === undefined || annotated === null) return read === undefined && annotated === null;
  return read.startsWith(annotated) || annotated.startsWith(read);
}

/** Sources agree where a word of substance is common to both, and where there is none on either side. */
function isSameSource({ attributedTo }: Claim, annotated: string | null): boolean {
  if (attributedTo === undefined || annotated === null)
    return attributedTo === undefined && annotated === null;
  const names = [attributedTo.surface, ...(attributedTo.aliases ?? [])].flatMap(wordsOf);
  const wanted = wordsOf(annotated).filter((word) => !emptyWords.has(word));
  return names.some((word) => wanted.includes(word));
}

/** Words that two sources may share without being the same. */
const emptyWords = new Set('a an the of at in for to and its his her their mr mrs ms'.split(' '));

function rowOf(name: string, scores: readonly ClaimScore[]): ClaimRow {
  const over = (measure: (score: ClaimScore) => number): number => mean(scores.map(measure));
  return {
    name,
    claims: scores.length,
    evidence: over(({ evidence }) => evidence),
    attribution: over(({ attribution }) => attribution),
    date: over(({ date }) => date),
    polarity: over(({ polarity }) => polarity),
    modality: over(({ modality }) => modality),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
