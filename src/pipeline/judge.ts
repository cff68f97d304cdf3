import type { Judgement, Vocabulary } from '../model/index.ts';
import { judgementsInForce, pairKey } from '../resolution/index.ts';
import type { Emit } from './events.ts';
import { commit, type OpenGraph, settle } from './open-graph.ts';

/** What a person or a rule decides of two entities or deals, before it is in the record. */
export type Decision = Pick<
  Judgement,
  'kind' | 'left' | 'right' | 'decision' | 'by' | 'reasons' | 'score' | 'withdraws'
>;

/** Who takes a judgement back, and when. */
export interface Undoing {
  readonly by: string;
  readonly at: string;
}

/** Puts decisions into the record as judgements made at `at`, and into the graph. */
export async function judge(
  graph: OpenGraph,
  decisions: readonly Decision[],
  at: string,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<OpenGraph> {
  const judgements = [...graph.record.judgements];
  const entries = decisions.map((decision) => {
    const entry = judgementOf(decision, at, judgements);
    judgements.push(entry);
    return entry;
  });
  return addJudgements(graph, entries, vocabulary, emit);
}

/** Adds judgements to the record as they are, in one commit. */
export async function addJudgements(
  graph: OpenGraph,
  entries: readonly Judgement[],
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<OpenGraph> {
  const addition = { entries, record: graph.record.with(entries) };
  return settle(await commit(graph, addition, vocabulary), vocabulary, emit);
}

/**
 * The entry for a decision: the lesser id to the left, and later than every judgement on the pair that the record has, so
 * that a clock that went back cannot make it the older one.
 */
export function judgementOf(
  { kind = 'entity', left, right, ...rest }: Decision,
  at: string,
  judgements: readonly Judgement[],
): Judgement {
  const key = pairKey(left, right);
  const moments = judgements
    .filter((each) => pairKey(each.left, each.right) === key)
    .map((each) => Date.parse(each.at) + 1)
    .filter(Number.isFinite);
  const moment = new Date(Math.max(Date.parse(at), ...moments)).toISOString();
  const [first, second] = left < right ? [left, right] : [right, left];
  return { type: 'judgement', kind, left: first, right: second, ...rest, at: moment };
}

/** The judgement in force that the record got last; none where all are withdrawn. */
export function lastJudgement(judgements: readonly Judgement[]): Judgement | undefined {
  const inForce = new Set(judgementsInForce(judgements));
  return judgements.findLast((each) => inForce.has(each));
}

/**
 * Takes back the judgement in force that the record got last: the graph is then as it was without it, and what was judged
 * of the pair before counts again. The record keeps both. Nothing happens where there is none.
 */
export async function undoJudgement(
  graph: OpenGraph,
  { by, at }: Undoing,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<{ readonly graph: OpenGraph; readonly undone: Judgement | undefined }> {
  const undone = lastJudgement(graph.record.judgements);
  if (undone === undefined) return { graph, undone };
  const { kind = 'entity', left, right } = undone;
  const pair = { kind, left, right };
  const withdrawal: Decision = { ...pair, decision: 'withdrawn', by, reasons: [], withdraws: undone.at };
  return { graph: await judge(graph, [withdrawal], at, vocabulary, emit), undone };
}
