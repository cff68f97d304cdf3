import type { Judgement, Refusal, Vocabulary } from '../model/index.ts';
import { indexEntities, joinGroups, judgementsInForce, pairKey } from '../resolution/index.ts';
import type { Emit } from './events.ts';
import { addJudgements, type Decision, judgementOf } from './judge.ts';
import { type JudgementLine, readJudgementLines, refuse } from './judgement-file.ts';
import type { LiveRecord } from './live-record.ts';
import type { OpenGraph } from './open-graph.ts';

/** A file of judgements, and who made those that do not say it. */
export interface JudgementFile {
  readonly text: string;
  /** For messages: its path. */
  readonly source: string;
  readonly by: string;
  /** The present, ISO 8601. */
  readonly at: string;
}

/** What became of the lines of a file. */
export interface AppliedJudgements {
  /** Put into the record. */
  readonly added: number;
  /** The record says so already. */
  readonly known: number;
  /** Of those added, the ones that a later judgement outweighs. */
  readonly outweighed: number;
  /** Of those added, the ones that name what no article tells of. */
  readonly idle: number;
  /** Without a decision. */
  readonly open: number;
  readonly refused: number;
}

/** A moment this far ahead is a mistake, not another clock. */
const mostAheadMs = 86_400_000;

/**
 * Applies a file of judgements in one commit. A line that is wrong is refused and told, and the rest is applied; applied
 * again, a file changes nothing (but a withdrawal that does not say of what takes back the next one). Lines that say when they were made keep their moment, so that a later judgement of the
 * record outweighs them; others are made now.
 */
export async function applyJudgements(
  graph: OpenGraph,
  file: JudgementFile,
  vocabulary: Vocabulary,
  emit: Emit,
): Promise<{ readonly graph: OpenGraph; readonly applied: AppliedJudgements }> {
  const { source } = file;
  const before = graph.record.judgements;
  const byPair = new Map<string, Judgement[]>();
  const ofPair = ({ left, right }: Pick<Judgement, 'left' | 'right'>): Judgement[] => {
    const key = pairKey(left, right);
    const found = byPair.get(key) ?? [];
    byPair.set(key, found);
    return found;
  };
  for (const judgement of before) ofPair(judgement).push(judgement);
  const placed: PlacedJudgement[] = [];
  let [known, open, refused] = [0, 0, 0];
  const tell = (refusal: Refusal): void => {
    refused += 1;
    emit({ type: 'refused', refusal });
  };
  const lines = readJudgementLines(file.text, source);
  if (lines.length === 0) {
    const reason =
      'There is no judgement in it: `demarche review --list --format json` writes lines to fill in.';
    tell({ reader: 'judgements', source, code: 'input/empty', reason });
  }
  for (const read of lines) {
    if (!read.ok) {
      tell(read.refusal);
      continue;
    }
    const outcome = outcomeOf(read.line, ofPair(read.line), file);
    if (outcome === 'open') open += 1;
    else if (outcome === 'known') known += 1;
    else if ('fault' in outcome) tell(refuse('input/bad-record', outcome.fault, read.number, source).refusal);
    else {
      ofPair(outcome.entry).push(outcome.entry);
      placed.push({ entry: outcome.entry, number: read.number });
    }
  }
  const entries = placed.map(({ entry }) => entry);
  const after = await addJudgements(graph, entries, vocabulary, emit);
  const effects = effectsOf(placed, before, tellerOf(graph.record, vocabulary));
  for (const { number, words } of effects)
    emit({ type: 'warning', message: `${source} (line ${number}): kept, but ${words}` });
  const count = (kind: Effect['kind']) => effects.filter((effect) => effect.kind === kind).length;
  const [outweighed, idle] = [count('outweighed'), count('idle')];
  return { graph: after, applied: { added: entries.length, known, outweighed, idle, open, refused } };
}

interface PlacedJudgement {
  readonly entry: Judgement;
  readonly number: number;
}

/** Why a judgement that was added does not do what it says. */
interface Effect {
  readonly kind: 'outweighed' | 'idle' | 'barred';
  readonly number: number;
  readonly words: string;
}

function effectsOf(
  placed: readonly PlacedJudgement[],
  before: readonly Judgement[],
  isTold: (id: string) => boolean,
): readonly Effect[] {
  const former = new Set(before);
  const inForce = judgementsInForce([...before, ...placed.map(({ entry }) => entry)]);
  const standing = new Map(inForce.map((each) => [pairKey(each.left, each.right), each]));
  const joined = joinGroups(inForce);
  return placed.flatMap(({ entry, number }): readonly Effect[] => {
    const { left, right, decision } = entry;
    const counting = standing.get(pairKey(left, right));
    if (counting !== entry) {
      if (decision === 'withdrawn' || counting === undefined || !former.has(counting)) return [];
      const words = `${counting.by} judged ${counting.decision} at ${counting.at}, which is later: without "at" the line counts from now.`;
      return [{ kind: 'outweighed', number, words }];
    }
    const missing = [left, right].filter((id) => !isTold(id));
    if (missing.length > 0) {
      const words = `no article tells of ${missing.join(' or ')}: nothing changes until one does.`;
      return [{ kind: 'idle', number, words }];
    }
    if (decision !== 'same' || joined.groupOf(left).has(right)) return [];
    const words = `${left} and ${right} stay apart: through others they were judged different.`;
    return [{ kind: 'barred', number, words }];
  });
}

type Outcome = 'open' | 'known' | { readonly fault: string } | { readonly entry: Judgement };

/** What a line comes to beside the judgements that its pair has. */
function outcomeOf(line: JudgementLine, ofPair: readonly Judgement[], { by, at }: JudgementFile): Outcome {
  const { kind, left, right, decision, score, reasons = [], at: made } = line;
  if (decision === null) return 'open';
  if (made !== undefined && Date.parse(made) > Date.parse(at) + mostAheadMs)
    return { fault: `It was made at ${made}, which is to come.` };
  const [standing] = judgementsInForce(ofPair);
  const pair = { kind, left, right, decision, by: line.by ?? by, reasons };
  const decided: Decision = { ...pair, ...(score !== undefined && { score }) };
  if (decision === 'withdrawn') return withdrawalOf(line, decided, ofPair, at);
  if (made === undefined)
    return standing?.decision === decision ? 'known' : { entry: judgementOf(decided, at, ofPair) };
  const same = ofPair.find((each) => each.decision !== 'withdrawn' && isMoment(each.at, made));
  if (same === undefined) return { entry: judgementOf(decided, made, []) };
  if (same.decision === decision) return 'known';
  return {
    fault: `At ${made} ${same.by} judged ${same.decision} of this pair, by the record. Leave "at" out, and the line counts from now.`,
  };
}

function withdrawalOf(
  { left, right, withdraws, at: made }: JudgementLine,
  decided: Decision,
  ofPair: readonly Judgement[],
  at: string,
): Outcome {
  const [standing] = judgementsInForce(ofPair);
  const target =
    withdraws === undefined
      ? standing
      : ofPair.find((each) => each.decision !== 'withdrawn' && isMoment(each.at, withdraws));
  const isWithdrawn = ofPair.some((each) => each.decision === 'withdrawn');
  if (target === undefined && withdraws === undefined && isWithdrawn) return 'known';
  if (target === undefined) return { fault: `There is no judgement on ${left} and ${right} to withdraw.` };
  if (ofPair.some((each) => each.withdraws === target.at)) return 'known';
  const withdrawal = { ...decided, withdraws: target.at };
  return {
    entry: made === undefined ? judgementOf(withdrawal, at, ofPair) : judgementOf(withdrawal, made, []),
  };
}

function isMoment(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b);
}

/** Tells whether a live article names an entity, or holds a claim; places in texts are taken to be told. */
function tellerOf({ texts }: LiveRecord, vocabulary: Vocabulary): (id: string) => boolean {
  const claims = texts.flatMap((text) => text.claims);
  const { entities } = indexEntities(claims, vocabulary, []);
  const told = new Set([...entities, ...claims].map(({ id }) => id));
  return (id) => told.has(id) || id.startsWith('text:') || vocabulary.entities.has(id);
}
