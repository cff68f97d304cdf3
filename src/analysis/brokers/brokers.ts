import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { counted } from '../../util/wording.ts';
import { signedBlocs } from '../blocs/blocs.ts';
import { betweennessOf } from '../centrality.ts';
import { nothingFound, percent } from '../findings.ts';
import { withGrounds } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { type Period, periodInWords } from '../period.ts';
import { rounded } from '../sentences.ts';
import { signedNetwork } from '../signed-network.ts';
import { constraintOf, cutNodes, neighboursOf } from './constraint.ts';

export interface BrokersOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
  readonly seed: number;
}

/**
 * Who sits between others in the arms trade of a period: the undirected network of realised sales. By descending betweenness
 * (Freeman 1977, by Brandes 2001, ties of one length, share of the pairs of others), with constraint (Burt 1992, ties weighted
 * by stories), whether the network falls apart without it (`cut`), and the share of its ties that leave its bloc
 * (`signedBlocs`). Findings: `summary`, then `broker` for whoever has two partners or more.
 */
export function brokers(index: SnapshotIndex, options: BrokersOptions): readonly Finding[] {
  const network = signedNetwork(index, options, options.knowledge);
  const ties = network.ties
    .filter(({ positive }) => positive > 0)
    .map(({ a, b, positive }) => ({ a, b, weight: positive }));
  if (ties.length === 0) {
    return [
      nothingFound(
        'brokers',
        [],
        `There are no brokers: the graph holds no realised sale${periodInWords(options)}.`,
        {
          aspect: 'summary',
          actors: 0,
          ties: 0,
        },
      ),
    ];
  }
  const neighbours = neighboursOf(ties);
  const between = betweennessOf(ties);
  const cuts = new Set(cutNodes(neighbours));
  const { partition } = signedBlocs(network, options.seed);
  const actors = [...neighbours.keys()].sort(
    (a, b) => rounded(between.get(b) ?? 0, 9) - rounded(between.get(a) ?? 0, 9) || compare(a, b),
  );
  const ranked = actors.filter((actor) => (neighbours.get(actor)?.size ?? 0) > 1);
  const [first] = ranked;
  return [
    withGrounds(
      {
        analysis: 'brokers',
        subjects: actors,
        statement:
          `In the arms trade${periodInWords(options)}, ${counted(actors.length, 'actor')} have ${counted(ties.length, 'tie')}; ` +
          (first === undefined
            ? 'nobody has two partners, so nobody stands between others.'
            : `${index.nameOf(first)} stands between most others, and without any one of ${counted(cuts.size, 'actor')} the network falls apart.`),
        values: { aspect: 'summary', actors: actors.length, ties: ties.length, cuts: cuts.size },
      },
      () => network.groundsOf(actors),
    ),
    ...ranked.map((actor, at): Finding => {
      const partners = [...(neighbours.get(actor)?.keys() ?? [])];
      const across = partners.filter((id) => partition.get(id) !== partition.get(actor)).length;
      const value = between.get(actor) ?? 0;
      return withGrounds(
        {
          analysis: 'brokers',
          subjects: [actor, ...partners],
          statement:
            `${index.nameOf(actor)} lies on ${percent(value)} of the shortest ways between two others; ` +
            `${across} of its ${counted(partners.length, 'partner')} ${across === 1 ? 'is' : 'are'} in another bloc` +
            `${cuts.has(actor) ? ', and without it the network falls apart' : ''}.`,
          values: {
            aspect: 'broker',
            place: at + 1,
            actor: index.nameOf(actor),
            betweenness: rounded(value, 4),
            constraint: rounded(constraintOf(neighbours, actor) ?? 1, 4),
            partners: partners.length,
            acrossBlocs: across,
            cut: cuts.has(actor),
          },
        },
        () => network.groundsAt(actor),
      );
    }),
  ];
}
