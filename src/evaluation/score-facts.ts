import { compare } from '../util/compare.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { saySame } from './differing-arguments.ts';
import { type Fact, type FactSheet, factKinds } from './facts.ts';
import { alignEntities } from './names-match.ts';

/** Hits, false alarms and misses of one kind. */
export interface Tally {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

export interface ScoreRow extends Tally {
  readonly name: string;
  /** 0–1; 0 where nothing was found or nothing was to be found. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A fact that was missed or wrongly found, in the annotated article's own keys. */
export interface FactError {
  readonly article: string;
  readonly verdict: 'wrong' | 'missed';
  readonly fact: Fact;
}

export interface FactScores {
  readonly articles: number;
  readonly predicted: number;
  readonly rows: readonly ScoreRow[];
  /** Micro average over all kinds of fact. */
  readonly all: ScoreRow;
  readonly errors: readonly FactError[];
}

/**
 * Compares extracted facts with annotated ones, by the rules of the annotation guide and its scorer: optional facts count
 * neither way; sums agree within 1.5 %; a date agrees when one is a prefix of the other.
 */
export function scoreFacts(
  gold: readonly FactSheet[],
  predicted: ReadonlyMap<string, FactSheet>,
): FactScores {
  const tallies = new Map<string, { tp: number; fp: number; fn: number }>();
  const add = (name: string, tp: number, fp: number, fn: number): void => {
    const tally = tallies.get(name) ?? { tp: 0, fp: 0, fn: 0 };
    tallies.set(name, { tp: tally.tp + tp, fp: tally.fp + fp, fn: tally.fn + fn });
  };
  const errors: FactError[] = [];
  for (const sheet of gold) scoreArticle(sheet, predicted.get(sheet.id), add, errors);
  const rows = [...factKinds, 'transfer-pair', 'pressure-pair'].flatMap((name) => {
    const tally = tallies.get(name);
    return tally && tally.tp + tally.fp + tally.fn > 0 ? [rowOf(name, tally)] : [];
  });
  const sum = factKinds.reduce(
    (total, kind) => {
      const tally = tallies.get(kind) ?? { tp: 0, fp: 0, fn: 0 };
      return { tp: total.tp + tally.tp, fp: total.fp + tally.fp, fn: total.fn + tally.fn };
    },
    { tp: 0, fp: 0, fn: 0 },
  );
  const found = gold.filter((sheet) => predicted.has(sheet.id)).length;
  return { articles: gold.length, predicted: found, rows, all: rowOf('ALL (micro)', sum), errors };
}

function scoreArticle(
  sheet: FactSheet,
  guess: FactSheet | undefined,
  add: (name: string, tp: number, fp: number, fn: number) => void,
  errors: FactError[],
): void {
  const aligned = alignEntities(guess?.entities ?? {}, sheet.entities);
  const predicted = canonicalFacts(guess?.facts ?? [], aligned);
  const wanted = canonicalFacts(sheet.facts);
  const allowed = [...wanted, ...canonicalFacts(sheet.optional)];
  const left = new Set(wanted);
  for (const fact of [...predicted].sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))) {
    const hit = [...left].find((other) => saySame(fact, other));
    const kind = String(fact[0]);
    if (hit) {
      left.delete(hit);
      add(kind, 1, 0, 0);
    } else if (!allowed.some((other) => saySame(fact, other))) {
      add(kind, 0, 1, 0);
      errors.push({ article: sheet.id, verdict: 'wrong', fact });
    }
  }
  for (const fact of left) {
    add(String(fact[0]), 0, 0, 1);
    errors.push({ article: sheet.id, verdict: 'missed', fact });
  }
  const optional = canonicalFacts(sheet.optional);
  for (const [name, kind] of [
    ['transfer-pair', 'transfer'],
    ['pressure-pair', 'pressure'],
  ] as const) {
    const [found, right, spare] = [pairs(predicted, kind), pairs(wanted, kind), pairs(optional, kind)];
    const hits = [...found].filter((pair) => right.has(pair)).length;
    add(
      name,
      hits,
      [...found].filter((pair) => !right.has(pair) && !spare.has(pair)).length,
      right.size - hits,
    );
  }
}

function pairs(facts: readonly Fact[], kind: 'transfer' | 'pressure'): ReadonlySet<string> {
  return new Set(
    facts
      .filter((fact) => fact[0] === kind && (kind === 'pressure' || (fact[1] && fact[2])))
      .map((fact) => `${fact[1]} ${fact[2]}`),
  );
}

function rowOf(name: string, { tp, fp, fn }: { tp: number; fp: number; fn: number }): ScoreRow {
  const precision = tp + fp > 0 ? tp / (tp + fp) : 0;
  const recall = tp + fn > 0 ? tp / (tp + fn) : 0;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { name, precision, recall, f1, truePositives: tp, falsePositives: fp, falseNegatives: fn };
}
