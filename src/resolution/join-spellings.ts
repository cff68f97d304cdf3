import type { Doubt, Vocabulary } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupByEach } from '../util/group-by.ts';
import { rootIn } from '../util/root-in.ts';
import { withIds } from './contexts.ts';
import { type Finding, weigh } from './evidence.ts';
import {
  type Evidence,
  evidenceFor,
  type ReadName,
  readNameOf,
  sharedKeysOf,
  type UnknownName,
} from './read-names.ts';

export interface JoinedSpellings {
  /** Pairs of ids that are one. */
  readonly same: readonly (readonly [string, string])[];
  readonly doubts: readonly Doubt[];
}

/** Systems first, then who builds them, then who works there: what is joined is evidence for the next. */
export const spelledKinds = ['WeaponSystem', 'Organization', 'Person'] as const;

/** A key that more names than this share tells nothing. */
const largestBlock = 50;

/** Whether a key that so many names share is worth comparing them. */
export function isTelling(names: number): boolean {
  return names > 1 && names <= largestBlock;
}

/**
 * Finds among unknown names those that are spellings or short forms of one: other transliterations, other figures ("II", "2"),
 * a firm with and without "Group", "Norrsken" beside "Norrsken Radar". Only names that share a key are compared, so that the
 * time is linear in their number. A short form that fits two names joins neither.
 */
export function joinSpellings(names: readonly UnknownName[], vocabulary: Vocabulary): JoinedSpellings {
  const same: (readonly [string, string])[] = [];
  const doubts: Doubt[] = [];
  for (const kind of spelledKinds) {
    const firsts = new Map(same.map(([left, right]) => [right, left]));
    const these = names.filter((name) => name.kind === kind);
    const pairs = pairsAmong(
      these.map((name) => ({ ...name, context: withIds(name.context, (id) => rootIn(firsts, id)) })),
      vocabulary,
    );
    for (const { left, right, finding } of pairs) {
      const { answer, score, reasons } = finding;
      if (answer === 'same') same.push([left.id, right.id]);
      if (answer === 'unsure')
        doubts.push({ kind: 'entity', left: left.id, right: right.id, score, reasons });
    }
  }
  return { same, doubts };
}

function pairsAmong(names: readonly UnknownName[], vocabulary: Vocabulary): readonly Pair[] {
  const sorted = names.map((name) => readNameOf(name, vocabulary)).sort((a, b) => compare(a.id, b.id));
  const findings = new Map<string, Pair>();
  for (const block of blocksOf(sorted)) {
    for (const [index, left] of block.entries()) {
      for (const right of block.slice(index + 1)) {
        const key = `${left.id}\u0000${right.id}`;
        if (findings.has(key)) continue;
        const evidence = evidenceFor(left, right);
        if (evidence !== undefined)
          findings.set(key, { left, right, evidence, finding: weigh(evidence, vocabulary) });
      }
    }
  }
  return withoutForks([...findings.values()], vocabulary);
}

interface Pair {
  readonly left: ReadName;
  readonly right: ReadName;
  readonly evidence: Evidence;
  readonly finding: Finding;
}

function blocksOf(names: readonly ReadName[]): readonly (readonly ReadName[])[] {
  return [...groupByEach(names, sharedKeysOf).values()].filter(({ length }) => isTelling(length));
}

/** Pairs of a name that fits two others that are not one: then nobody can say which it means. */
function withoutForks(pairs: readonly Pair[], vocabulary: Vocabulary): readonly Pair[] {
  const same = new Map<string, Set<string>>();
  for (const { left, right, finding } of pairs) {
    if (finding.answer !== 'same') continue;
    same.set(left.id, (same.get(left.id) ?? new Set()).add(right.id));
    same.set(right.id, (same.get(right.id) ?? new Set()).add(left.id));
  }
  const forked = new Set([...same.keys()].filter((id) => isForked(id, same)));
  return pairs.map((pair) => {
    if (pair.finding.answer !== 'same' || !(forked.has(pair.left.id) || forked.has(pair.right.id)))
      return pair;
    const finding = weigh([...pair.evidence, ['two-readings']], vocabulary);
    return { ...pair, finding: { ...finding, answer: 'unsure' } };
  });
}

/** Whether a name is the same as two that are not the same as each other; names that are not forked are the same in cliques. */
export function isForked(id: string, same: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const others = [...(same.get(id) ?? [])];
  return others.some((a, index) => others.slice(index + 1).some((b) => !same.get(a)?.has(b)));
}
