import type { Mention, Span } from '../../model/index.ts';
import { withDateBeside } from './act-date.ts';
import { clauseAround, clausesOf, withWeight } from './clauses.ts';
import type { Core } from './cores.ts';
import type { CoverGround, Telling } from './cover.ts';

/** The words of another sentence that name what the telling one does not: a clause for a figure or several parts, else the name's own words. */
export function contextRuns(
  named: ReadonlyMap<string, Mention>,
  sentence: Span,
  { text, names, nounPhraseOf }: CoverGround,
  { figures, inClauses, reach }: Telling,
): readonly Span[] {
  const wide = [...named.values()].map((span) => nounPhraseOf(text, sentence, span));
  const isTold = wide.length > 1 || inClauses || [...named.keys()].some((part) => figures.has(part));
  return isTold
    ? apart(wide, reach).map((group) => clauseAround(clausesOf(text, sentence, names), group))
    : wide;
}

/** The words of the telling sentence: a clause around what tells, and the names that stand far from it by themselves. */
export function coreRuns(
  { named, pointed, told }: Core,
  sentence: Span,
  { text, names, dates, nounPhraseOf }: CoverGround,
  { figures, isAct, toStop, reach }: Telling,
): readonly Span[] {
  const widened = (span: Span): Span => nounPhraseOf(text, sentence, span);
  const lone = [...named].flatMap(([part, mention]) => (figures.has(part) ? [] : [widened(mention)]));
  const wide = [...named.values(), ...pointed.values(), ...(told ? [told] : [])].map(widened);
  const groups = apart(wide, reach);
  const clauses = clausesOf(text, sentence, names);
  // Names alone tell no relation where other words stand between them.
  if (!isAct)
    return groups.length > 1
      ? [clauseAround(clauses, hullOf(groups))]
      : groups.map((group) => withWeight(clauses, group));
  return groups.map((group) =>
    groups.length > 1 && lone.some((each) => each.start === group.start && each.end === group.end)
      ? group
      : withDateBeside(clauseAround(clauses, group, toStop), sentence, dates, text),
  );
}

function hullOf(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

/** Spans in one run as far as they stand close together. */
function apart(spans: readonly Span[], reach: number): readonly Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start - last.end <= reach) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}

/** Runs in text order; those that touch are one. */
export function joined(runs: readonly Span[]): readonly Span[] {
  const kept: { start: number; end: number }[] = [];
  for (const { start, end } of [...runs].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept;
}
