import { dependence, exposure, leverage, pressureOn, timeline } from '../analysis/index.ts';
import type { Finding, NodeRow, SnapshotIndex, Vocabulary } from '../model/index.ts';
import { influenceKnowledge } from './influence.ts';

/** What of an analysis a dossier tells; the rest is for `influence`, where each figure has its formula beside it. */
const told: Readonly<Record<string, readonly string[]>> = {
  dependence: ['summary', 'supplier', 'move'],
  leverage: ['summary', 'actor', 'path'],
  exposure: ['summary', 'hit'],
  timeline: ['summary'],
};
/** Findings of one kind that are told, the foremost first. */
const mostOfAKind = 8;
const plain = { seed: 1, resamples: 0 };

/**
 * What the analyses find about a dossier's subject: pressure on a State and its dependence, who could stop a deal, whom a law
 * would hit, how two States stood. Nothing for other subjects.
 */
export function reportFindings(
  index: SnapshotIndex,
  vocabulary: Vocabulary,
  subjects: readonly NodeRow[],
): readonly Finding[] {
  const [first, second] = subjects;
  if (first === undefined) return [];
  const knowledge = influenceKnowledge(vocabulary);
  const options = { knowledge, seed: plain.seed };
  if (second !== undefined) {
    const areStates = first.label === 'State' && second.label === 'State';
    return areStates ? chosen(timeline(index, first.id, second.id, options)) : [];
  }
  switch (first.label) {
    case 'State':
      return [
        ...pressureOn(index, first.id, { weights: knowledge.weights }).filter(
          ({ values }) => values['aspect'] !== 'intensity',
        ),
        ...chosen(dependence(index, first.id, plain)),
      ];
    case 'Deal':
      return chosen(leverage(index, first, options));
    case 'Legislation':
      return chosen(exposure(index, first, options));
    default:
      return [];
  }
}

function chosen(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ analysis, values, claims }) => {
    const aspect = String(values['aspect'] ?? 'summary');
    if (!(told[analysis] ?? []).includes(aspect)) return false;
    // That nothing was found is for who asked for it.
    if (aspect === 'summary' && claims.length === 0) return false;
    const count = (counts.get(aspect) ?? 0) + 1;
    counts.set(aspect, count);
    return count <= mostOfAKind;
  });
}
