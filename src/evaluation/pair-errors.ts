import { differingArguments, isTurnedRound } from './differing-arguments.ts';
import { type ArgumentRole, factArguments, isFactKind, isPlainRole } from './fact-arguments.ts';
import type { Fact } from './facts.ts';

/** A missed and a wrong fact of one kind, of which the one was probably read as the other. */
export interface ErrorPair {
  readonly missed: Fact;
  readonly wrong: Fact;
  /** The only part in which they differ, or how else they do. */
  readonly by: ArgumentRole | 'turned round';
}

/**
 * Pairs an article's missed facts with its wrong ones: facts of one kind that differ in exactly one argument, or only by the
 * order of their first two parties. Each fact is in one pair at most, the likest first: those with the same entities, then
 * those turned round, then those with another entity, the rear arguments first.
 */
export function pairErrors(missed: readonly Fact[], wrong: readonly Fact[]): readonly ErrorPair[] {
  const pairs = missed.flatMap((fact) => wrong.flatMap((other) => pairOf(fact, other)));
  const taken = new Set<Fact>();
  return [...pairs]
    .sort((a, b) => distance(a) - distance(b))
    .filter((pair) => {
      if (taken.has(pair.missed) || taken.has(pair.wrong)) return false;
      taken.add(pair.missed).add(pair.wrong);
      return true;
    });
}

function pairOf(missed: Fact, wrong: Fact): readonly ErrorPair[] {
  const [role, ...more] = differingArguments(wrong, missed) ?? [];
  if (role !== undefined && more.length === 0) return [{ missed, wrong, by: role }];
  return isTurnedRound(wrong, missed) ? [{ missed, wrong, by: 'turned round' }] : [];
}

function distance({ missed: [kind], by }: ErrorPair): number {
  if (by === 'turned round') return 1;
  if (isPlainRole(by) || !isFactKind(kind)) return 0;
  const roles: readonly ArgumentRole[] = factArguments[kind];
  return 1 + roles.length - roles.indexOf(by);
}
