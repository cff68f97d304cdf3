import type { ArticleView } from '../view/article-view.ts';
import { pressScores } from './acts.ts';
import type { Candidate } from './candidate.ts';
import {
  actCues,
  articleFeatures,
  greatest,
  knowledgeFeature,
  type Link,
  linkFeatures,
  meanOf,
  placeFeatures,
  playerFeatures,
  scoresOf,
  stanceFeatures,
} from './features.ts';

const leastScore = -5;

/** Candidates for exclusions of a State from a programme or an alliance, and for resistance to pressure. */
export function refusalCandidates(view: ArticleView): readonly Candidate[] {
  const parties = view.ofType('State', 'Alliance');
  const states = view.ofType('State');
  const bodies = view.ofType('Programme', 'Alliance');
  return [
    ...parties.flatMap((by) =>
      states.flatMap((member) => bodies.flatMap((from) => exclusion(view, by, member, from))),
    ),
    ...parties.flatMap((by) => parties.flatMap((against) => resistance(view, by, against))),
  ];
}

function exclusion(view: ArticleView, by: number, member: number, from: number): readonly Candidate[] {
  if (by === member) return [];
  const links: readonly Link[] = [
    ['ex_by', by, member],
    ['ex_from', member, from],
  ];
  const mean = meanOf(scoresOf(view, links));
  if (!(mean > leastScore)) return [];
  const players = [by, member, from];
  const passage = view.passageOf(players);
  const fit = view.cueFit('ActCue', 'exclude', [
    ['tells_by', by],
    ['tells_on', member],
    ['tells_from', from],
  ]);
  return [
    {
      kind: 'exclude',
      roles: { by, member, from },
      features: [
        ...linkFeatures(view, links),
        mean,
        fit.mean,
        fit.least,
        ...scoresOf(view, [
          ['member', member, from],
          ['member', by, from],
          ['denied', by, member],
          ['press_sanction', by, member],
          ['press_block', by, member],
        ]),
        ...placeFeatures(view, players, passage),
        ...actCues(view, passage, member),
        ...stanceFeatures(view, passage),
        ...playerFeatures(view, by),
        ...playerFeatures(view, from),
        knowledgeFeature(view, ['member', member, from]),
        ...articleFeatures(view),
      ],
    },
  ];
}

function resistance(view: ArticleView, by: number, against: number): readonly Candidate[] {
  if (by === against || !(view.table.score('resist', by, against) > leastScore)) return [];
  const players = [by, against];
  const passage = view.passageOf(players);
  const fit = view.cueFit('ActCue', 'resist', [
    ['tells_by', by],
    ['tells_on', against],
  ]);
  return [
    {
      kind: 'resist',
      roles: { by, against },
      features: [
        ...linkFeatures(view, [['resist', by, against]]),
        greatest(pressScores(view, against, by)),
        greatest(pressScores(view, by, against)),
        fit.mean,
        fit.least,
        ...scoresOf(view, [
          ['presses', against, by],
          ['presses', by, against],
        ]),
        ...placeFeatures(view, players, passage),
        ...actCues(view, passage, by),
        ...stanceFeatures(view, passage),
        ...playerFeatures(view, by),
        ...playerFeatures(view, against),
        ...articleFeatures(view),
      ],
    },
  ];
}
