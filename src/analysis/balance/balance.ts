import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { nothingFound, percent } from '../findings.ts';
import { withGrounds } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { type Period, periodInWords } from '../period.ts';
import { armsProjection, pressureProjection } from '../projections.ts';
import { rounded } from '../sentences.ts';
import { type SignedNetwork, signedNetwork, signOf } from '../signed-network.ts';
import { frustrationOf } from './frustration.ts';
import { tensions } from './tensions.ts';
import { type SignTie, type Triad, type TriadCensus, triadCensus } from './triads.ts';

export interface BalanceOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
}

/** What the literature says of reading the future from balance. */
const caveat =
  'Relations of states are not known to move towards balance (Doreian and Mrvar 2015): these are questions, no forecasts.';

/**
 * Structural balance of the signed network of a period (`signedNetwork`; a tie has the sign of what ties less what divides, and
 * none where both are equal): closed triads and how many are balanced, the frustration index with its bounds, the actors in
 * most unbalanced triads, and states between two sides (`tensions`). Findings: `summary`, `triads` by kind, `actor`, `tension`.
 * Where no triad is closed the share of balanced ones is left open.
 */
export function balance(index: SnapshotIndex, options: BalanceOptions): readonly Finding[] {
  const network = signedNetwork(index, options, options.knowledge);
  const ties = signTies(network);
  const negative = ties.filter(({ sign }) => sign < 0).length;
  if (ties.length === 0) {
    return [
      nothingFound(
        'balance',
        [],
        `There is no balance to speak of: the graph holds no sale and no pressure${periodInWords(options)}.`,
        {
          aspect: 'summary',
          actors: 0,
          ties: 0,
          triads: 0,
        },
      ),
    ];
  }
  const triads = triadCensus(ties);
  return [
    summary(index, network, ties, triads, options),
    ...(negative === 0 ? [] : census(network, triads)),
    ...mostUnbalanced(index, network, triads),
    ...tensions(
      index,
      armsProjection(index, options),
      pressureProjection(index, options, options.knowledge.weights),
      options.knowledge,
    ),
  ];
}

/** Ties that have a sign. */
export function signTies({ ties }: Pick<SignedNetwork, 'ties'>): readonly SignTie[] {
  return ties.flatMap((tie) => {
    const sign = signOf(tie);
    return sign === 0 ? [] : [{ a: tie.a, b: tie.b, sign }];
  });
}

/** Share of closed triads that are balanced; undefined where none is closed. */
export function balancedShare(triads: readonly Triad[]): number | undefined {
  return triads.length === 0 ? undefined : triads.filter(({ balanced }) => balanced).length / triads.length;
}

function summary(
  index: SnapshotIndex,
  network: SignedNetwork,
  ties: readonly SignTie[],
  triads: TriadCensus,
  period: Period,
): Finding {
  const negative = ties.filter(({ sign }) => sign < 0).length;
  const share = triads.balanced;
  const { least, most, exact, camps } = frustrationOf(ties);
  const bound = exact ? `${most}` : `between ${least} and ${most}`;
  const signs =
    negative === 0
      ? 'No tie is against anybody, so nothing can be out of balance.'
      : negative === ties.length
        ? 'Every tie is against somebody.'
        : '';
  const closed =
    share === undefined
      ? 'No three of them are all tied to each other'
      : `Of ${counted(triads.triads, 'closed triad')} ${percent(share)} are balanced`;
  const second = [...camps].filter(([, camp]) => camp === 1).map(([id]) => id);
  return withGrounds(
    {
      analysis: 'balance',
      subjects: network.actors,
      statement:
        `${counted(network.actors.length, 'actor')} have ${counted(ties.length, 'signed tie')}${periodInWords(period)}, ${negative} of them against. ` +
        `${closed}; ${bound} of the ties fit no division into two camps${exact ? '' : ' (bounds; too large to be exact)'}. ` +
        `${signs === '' ? '' : `${signs} `}${caveat}`,
      values: {
        aspect: 'summary',
        actors: network.actors.length,
        ties: ties.length,
        negative,
        triads: triads.triads,
        balanced: share === undefined ? '' : rounded(share, 4),
        frustration: most,
        frustrationLeast: least,
        exact,
        // Aref and Wilson (2018): 1 for a balanced network, 0 where half of all ties are frustrated, the most that can be.
        balanceByFrustration: rounded(1 - (2 * most) / ties.length, 4),
        camp: second.length === 0 ? '' : enumerated(second.slice(0, 5).map(index.nameOf)),
      },
    },
    () => network.groundsOf(network.actors),
  );
}

const triadNames = ['all for each other', 'one against', 'two against', 'all against each other'] as const;

function census(network: SignedNetwork, { kinds }: TriadCensus): readonly Finding[] {
  return triadNames.flatMap((name, negatives): readonly Finding[] => {
    const own = kinds[negatives];
    if (own === undefined || own.triads === 0) return [];
    const { members } = own;
    return [
      withGrounds(
        {
          analysis: 'balance',
          subjects: members,
          statement: `${counted(own.triads, 'triad')} with ${name} (${negatives % 2 === 0 ? 'balanced' : 'unbalanced'}).`,
          values: {
            aspect: 'triads',
            kind: name,
            negatives,
            triads: own.triads,
            balanced: negatives % 2 === 0,
          },
        },
        () => network.groundsOf(members),
      ),
    ];
  });
}

/** How many actors are listed. */
const shown = 10;

function mostUnbalanced(
  index: SnapshotIndex,
  network: SignedNetwork,
  { actors }: TriadCensus,
): readonly Finding[] {
  return actors
    .filter(({ unbalanced }) => unbalanced > 0)
    .sort((one, other) => other.unbalanced - one.unbalanced || compare(one.id, other.id))
    .slice(0, shown)
    .map(({ id: actor, unbalanced: count, triads: all }, at) => {
      return withGrounds(
        {
          analysis: 'balance',
          subjects: [actor],
          statement: `${index.nameOf(actor)} is in ${counted(count, 'unbalanced triad')} of its ${all}.`,
          values: {
            aspect: 'actor',
            place: at + 1,
            actor: index.nameOf(actor),
            unbalanced: count,
            triads: all,
          },
        },
        () => network.groundsAt(actor),
      );
    });
}
