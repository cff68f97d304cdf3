import type { NodeType } from '../../model/index.ts';
import type { ArticleView } from '../view/article-view.ts';
import type { Candidate, CandidateKind } from './candidate.ts';
import {
  articleFeatures,
  type Features,
  itemFeatures,
  knowledgeFeature,
  linkFeatures,
  placeFeatures,
  playerFeatures,
  scoresOf,
  stanceFeatures,
} from './features.ts';

/** Scores below this are not worth judging: what is right lies hardly ever there. */
const leastScore = -6;

interface Relation {
  readonly kind: CandidateKind;
  readonly heads: readonly NodeType[];
  readonly tails: readonly NodeType[];
  /** Labels whose score for the same two things, or the same two turned round, speaks for or against it. */
  readonly also: readonly string[];
}

const relations: readonly Relation[] = [
  { kind: 'made_by', heads: ['WeaponSystem'], tails: ['Organization'], also: [] },
  { kind: 'law_of', heads: ['Legislation'], tails: ['State', 'Alliance'], also: [] },
  { kind: 'member', heads: ['State'], tails: ['Alliance', 'Programme'], also: ['ex_from', 'denied'] },
  { kind: 'ally', heads: ['State'], tails: ['State'], also: ['sells_to', 'resist', 'press_sanction'] },
  {
    kind: 'official',
    heads: ['Person'],
    tails: ['State', 'Organization', 'Alliance'],
    also: ['press_sanction'],
  },
];

/** Candidates for makers, laws' owners, memberships, alliances and offices. */
export function relationCandidates(view: ArticleView): readonly Candidate[] {
  return relations.flatMap((relation) => {
    const heads = view.ofType(...relation.heads);
    const tails = view.ofType(...relation.tails);
    return heads.flatMap((subject) =>
      tails.flatMap((object): readonly Candidate[] => {
        // Two allies are one pair, whichever comes first.
        if (subject === object || (relation.kind === 'ally' && subject > object)) return [];
        const scores = [
          view.table.score(relation.kind, subject, object),
          ...(relation.kind === 'ally' ? [view.table.score('ally', object, subject)] : []),
        ];
        if (!scores.some((score) => score > leastScore)) return [];
        return [
          {
            kind: relation.kind,
            roles: { subject, object },
            features: relationFeatures(view, relation, subject, object),
          },
        ];
      }),
    );
  });
}

function relationFeatures(
  view: ArticleView,
  { kind, also }: Relation,
  subject: number,
  object: number,
): Features {
  const players = [subject, object];
  const passage = view.passageOf(players);
  return [
    ...linkFeatures(view, [[kind, subject, object]]),
    ...scoresOf(view, [
      [kind, object, subject],
      ...also.flatMap((label) => [[label, subject, object] as const, [label, object, subject] as const]),
    ]),
    knowledgeFeature(view, [kind, subject, object]),
    officeBeside(view, subject, object),
    ...placeFeatures(view, players, passage),
    ...stanceFeatures(view, passage),
    ...playerFeatures(view, subject),
    ...playerFeatures(view, object),
    ...(kind === 'made_by' ? itemFeatures(view, subject) : []),
    ...articleFeatures(view),
  ];
}

/** An office beside a person's name: of this body, of another of its type, of another type, none. */
function officeBeside({ titles, clusters }: ArticleView, person: number, body: number): number {
  const beside = titles.get(person);
  if (beside === undefined) return 0;
  if (beside.has(body)) return 3;
  const type = clusters[body]?.type;
  return [...beside].some((other) => clusters[other]?.type === type) ? -2 : -1;
}
