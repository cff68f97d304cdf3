import { pressureActions } from '../../model/index.ts';
import type { ArticleView } from '../view/article-view.ts';
import type { Candidate } from './candidate.ts';
import {
  actCues,
  actFits,
  articleFeatures,
  bestFit,
  fitFeatures,
  greatest,
  type Link,
  linkFeatures,
  meanOf,
  placeFeatures,
  playerFeatures,
  scoresOf,
  stanceFeatures,
} from './features.ts';

/** Two parties of whom one may press the other. */
interface Press {
  readonly by: number;
  readonly on: number;
  /** The scores of all acts, and the best of them. */
  readonly scores: readonly number[];
  readonly best: number;
}

const leastScore = -5;
/** Objects and laws are judged for parties whose best act scores above this. */
const leastForObject = -3.5;

/** Candidates for acts of pressure, and for their objects and laws. */
export function actCandidates(view: ArticleView): readonly Candidate[] {
  const parties = view.ofType('State', 'Alliance', 'Organization', 'Person');
  const presses = parties.flatMap((by) =>
    parties
      .filter((on) => on !== by)
      .map((on) => {
        const scores = pressScores(view, by, on);
        return { by, on, scores, best: greatest(scores) };
      }),
  );
  const likely = presses.filter(({ best }) => best > leastForObject);
  return [
    ...presses.filter(({ best }) => best > leastScore).flatMap((press) => pressureCandidates(view, press)),
    ...likely.flatMap((press) => sides(view, press, 'over')),
    ...likely.flatMap((press) => sides(view, press, 'under')),
  ];
}

const pressLabels = pressureActions.map((act) => `press_${act}`);

/** The score of each act of one party on another. */
export function pressScores({ table }: ArticleView, by: number, on: number): readonly number[] {
  return pressLabels.map((label) => table.score(label, by, on));
}

/** Every act between two parties. What is the same for all of them is measured once. */
function pressureCandidates(view: ArticleView, { by, on, scores, best }: Press): readonly Candidate[] {
  const players = [by, on];
  const passage = view.passageOf(players);
  const cues = actCues(view, passage, on).slice(0, pressureActions.length);
  const fits = actFits(view, by, on);
  const reverse = [
    greatest(pressScores(view, on, by)),
    bestFit(actFits(view, on, by)),
    ...scoresOf(view, [
      ['denied', by, on],
      ['resist', on, by],
      ['ex_by', by, on],
      ['sells_to', by, on],
      ['presses', on, by],
    ]),
    ...linkFeatures(view, [['presses', by, on]]),
    bestSide(view, 'over', by, on),
    bestSide(view, 'under', by, on),
  ];
  const shared = [
    view.cueNear('resist', on, passage),
    ...placeFeatures(view, players, passage),
    ...stanceFeatures(view, passage),
    ...playerFeatures(view, by),
    ...playerFeatures(view, on),
    ...articleFeatures(view),
  ];
  return pressureActions.map((act, index) => {
    const own = scores[index] ?? Number.NaN;
    return {
      kind: 'pressure',
      roles: { by, on },
      word: act,
      features: [
        ...linkFeatures(view, [[`press_${act}`, by, on]]),
        best,
        greatest(scores.toSpliced(index, 1)),
        scores.filter((score) => score > own).length,
        index,
        ...reverse,
        cues[index] ?? 0,
        view.cueNear(act, by, passage),
        Math.max(...cues.toSpliced(index, 1)),
        ...fitFeatures(fits, index),
        ...shared,
      ],
    };
  });
}

const sideTypes = { over: 'WeaponSystem', under: 'Legislation' } as const;

/** How well the likeliest object or law of an act scores. */
function bestSide(view: ArticleView, kind: keyof typeof sideTypes, by: number, on: number): number {
  const means = view
    .ofType(sideTypes[kind])
    .map((thing) => meanOf(scoresOf(view, sideLinks(kind, by, on, thing))));
  return greatest(means);
}

function sideLinks(kind: keyof typeof sideTypes, by: number, on: number, thing: number): readonly Link[] {
  return [
    [`${kind}_by`, by, thing],
    [`${kind}_on`, on, thing],
  ];
}

/** What an act is about, and the law it rests on. */
function sides(
  view: ArticleView,
  { by, on, best }: Press,
  kind: keyof typeof sideTypes,
): readonly Candidate[] {
  return view.ofType(sideTypes[kind]).flatMap((thing): readonly Candidate[] => {
    const links = sideLinks(kind, by, on, thing);
    const mean = meanOf(scoresOf(view, links));
    if (!(mean > leastScore)) return [];
    const players = [by, on, thing];
    const passage = view.passageOf(players);
    return [
      {
        kind,
        roles: { by, on, [kind]: thing },
        features: [
          ...linkFeatures(view, links),
          mean,
          best,
          bestFit(actFits(view, by, on, [`tells_${kind}`, thing])),
          ...scoresOf(view, [
            ['presses', by, on],
            ['s_item', by, thing],
            ['s_item', on, thing],
            ['b_item', on, thing],
            ['law_of', thing, by],
          ]),
          ...placeFeatures(view, players, passage),
          ...placeFeatures(view, [on, thing], view.passageOf([on, thing])),
          ...actCues(view, passage, on),
          ...stanceFeatures(view, passage),
          ...playerFeatures(view, by),
          ...playerFeatures(view, on),
          ...playerFeatures(view, thing),
          ...articleFeatures(view),
        ],
      },
    ];
  });
}
