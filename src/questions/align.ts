import type { AskableQuery } from './askable-query.ts';
import type { QuestionPart } from './read-question.ts';
import { valueFor } from './value-for.ts';

/** A piece of a way of asking: a concept, or the place of a parameter. */
export type PhrasingPart =
  | { readonly type: 'word'; readonly concept: string }
  /** `period` stands for the parameters `from` and `to` together. */
  | { readonly type: 'slot'; readonly parameter: string };

/** A part of a question that fills a parameter, or two. */
export interface AlignedPart {
  readonly part: QuestionPart;
  readonly values: readonly (readonly [string, string])[];
}

interface Alignment {
  readonly weight: number;
  readonly pairs: readonly AlignedPart[];
}

/** What a filled parameter counts, and a time, which is often left out. */
const filled = { name: 1.5, time: 0.5 };
const nothing: Alignment = { weight: 0, pairs: [] };

/**
 * How much of a question and of a way of asking is the same in the same order: the heaviest common subsequence, as a Dice
 * coefficient (twice the common weight by the sum of both).
 */
export function align(
  parts: readonly QuestionPart[],
  way: readonly PhrasingPart[],
  { query, weightOf }: { readonly query: AskableQuery; readonly weightOf: (concept: string) => number },
): { readonly score: number; readonly pairs: readonly AlignedPart[] } {
  // One row for each beginning of the question, one cell for each beginning of the way.
  let above: readonly Alignment[] = [nothing, ...way.map(() => nothing)];
  for (const part of parts) {
    const row: Alignment[] = [nothing];
    for (const [at, piece] of way.entries()) {
      const skipped = heavier(above[at + 1] ?? nothing, row[at] ?? nothing);
      const met = meet(part, piece, query, weightOf);
      row.push(met === undefined ? skipped : heavier(skipped, joined(above[at] ?? nothing, met)));
    }
    above = row;
  }
  const { weight, pairs } = above.at(-1) ?? nothing;
  const all = [
    ...parts.map((part) => weightOfPart(part, weightOf)),
    ...way.map((piece) => weightOfPiece(piece, query, weightOf)),
  ].reduce((sum, each) => sum + each, 0);
  return { score: all === 0 ? 0 : (2 * weight) / all, pairs };
}

function meet(
  part: QuestionPart,
  piece: PhrasingPart,
  query: AskableQuery,
  weightOf: (concept: string) => number,
): Alignment | undefined {
  if (piece.type === 'word') {
    const isSame = part.type === 'word' && part.concept === piece.concept;
    return isSame ? { weight: weightOf(piece.concept), pairs: [] } : undefined;
  }
  const values = valuesFor(part, piece.parameter, query);
  if (values.length === 0) return undefined;
  return { weight: weightOfPart(part, weightOf), pairs: [{ part, values }] };
}

function valuesFor(
  part: QuestionPart,
  parameter: string,
  query: AskableQuery,
): readonly (readonly [string, string])[] {
  if (parameter === 'period') {
    if (part.type !== 'time') return [];
    const { how, from, to } = part.time;
    if (how === 'until') return [];
    return [
      ['from', from],
      ['to', how === 'since' ? '9999' : to],
    ];
  }
  const type = query.parameters.find(({ name }) => name === parameter)?.type;
  const value = type === undefined ? undefined : valueFor(parameter, type, part);
  return value === undefined ? [] : [[parameter, value]];
}

function weightOfPart(part: QuestionPart, weightOf: (concept: string) => number): number {
  if (part.type === 'word') return weightOf(part.concept);
  return part.type === 'time' ? filled.time : filled.name;
}

function weightOfPiece(
  piece: PhrasingPart,
  query: AskableQuery,
  weightOf: (concept: string) => number,
): number {
  if (piece.type === 'word') return weightOf(piece.concept);
  const type = query.parameters.find(({ name }) => name === piece.parameter)?.type;
  return type === undefined || type === 'date' ? filled.time : filled.name;
}

function heavier(a: Alignment, b: Alignment): Alignment {
  return b.weight > a.weight ? b : a;
}

function joined(a: Alignment, b: Alignment): Alignment {
  return { weight: a.weight + b.weight, pairs: [...a.pairs, ...b.pairs] };
}
