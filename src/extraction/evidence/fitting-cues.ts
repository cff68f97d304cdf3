import type { Cue, Span } from '../../model/index.ts';
import type { Decoded } from '../decoding/decoded.ts';
import { fitWith, type Part } from '../view/cue-fit.ts';
import type { ScoreTable } from '../view/score-table.ts';

/** Of the words that may tell a claim those that its parties fit. */
export type FittingCues = (decoded: Decoded, words: readonly Span[]) => readonly Span[];

/** Cues that fit worse than the best one by more than this are left out. */
const tolerance = 1;

/**
 * Chooses by the pair head's scores of parties and cues: the best cue and those that fit about as well; all words where none
 * of them fits. Cues are nodes of the scores from number `first` on.
 */
export function createFittingCues(cues: readonly Cue[], first: number, table: ScoreTable): FittingCues {
  const placed = new Map(
    cues.flatMap(({ type, start, end }, index) =>
      type === 'ActCue' ? [[`${start} ${end}`, first + index] as const] : [],
    ),
  );
  return ({ kind, roles }, words) => {
    const parts = partsOfKind[kind]?.map(([label, role]): Part => [label, roles[role]]);
    if (parts === undefined) return words;
    const fits = words.map(({ start, end }) => {
      const cue = placed.get(`${start} ${end}`);
      return cue === undefined ? Number.NEGATIVE_INFINITY : fitWith(cue, parts, table).mean;
    });
    const best = Math.max(...fits);
    if (!(best > 0)) return words;
    return words.filter((_, index) => (fits[index] ?? 0) >= best - tolerance);
  };
}

/** The parts that roles of a kind play in what a cue for an act tells. Deals gain nothing by it. */
const partsOfKind: Readonly<Record<string, readonly (readonly [label: string, role: string])[]>> = {
  pressure: [
    ['tells_by', 'by'],
    ['tells_on', 'on'],
  ],
  resistance: [
    ['tells_by', 'by'],
    ['tells_on', 'against'],
  ],
  exclusion: [
    ['tells_by', 'by'],
    ['tells_on', 'member'],
    ['tells_from', 'from'],
  ],
};
