import type { Finding, SnapshotIndex } from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { createRandom } from '../../util/create-random.ts';
import { boundsOf } from '../../util/date-bounds.ts';
import { counted, enumerated } from '../../util/wording.ts';
import { eventDate } from '../event-date.ts';
import { nothingFound, percent } from '../findings.ts';
import { withGrounds } from '../grounds.ts';
import type { InfluenceKnowledge } from '../knowledge.ts';
import { type Period, periodInWords } from '../period.ts';
import { rounded } from '../sentences.ts';
import { type SignedNetwork, type SignedTie, signedNetwork } from '../signed-network.ts';
import { agreementOf } from './agreement.ts';
import { positiveLouvain } from './positive-louvain.ts';
import { louvainOver, modularityMatrix, modularityOf, type Partition } from './signed-modularity.ts';

export interface BlocsOptions extends Period {
  readonly knowledge: InfluenceKnowledge;
  readonly seed: number;
}

/** How many orders of visiting the actors are tried; the best partition stands, the others tell how stable it is. */
const tries = 20;

/** Years of a window. */
const windowYears = 5;

/**
 * Blocs of the signed network of a period (`signedNetwork`), by two methods: `signed` (signed modularity, the blocs that are
 * named) and `positive` (Louvain on what ties alone). Each is the best of 20 seeded tries; `stability` is the mean adjusted
 * Rand index of the others with it. Findings: `summary` for each method, `bloc` by descending size (those of the signed
 * method of two members or more), `window` (blocs of five years each against those of the whole period).
 */
export function blocs(index: SnapshotIndex, options: BlocsOptions): readonly Finding[] {
  const network = signedNetwork(index, options, options.knowledge);
  if (network.ties.length === 0) {
    return [
      nothingFound(
        'blocs',
        [],
        `There are no blocs: the graph holds no sale and no pressure${periodInWords(options)}.`,
        {
          aspect: 'summary',
          method: 'signed',
          blocs: 0,
          actors: 0,
        },
      ),
    ];
  }
  const signed = signedBlocs(network, options.seed);
  const positive = bestOf(
    options.seed,
    (random) => positiveLouvain(network.ties, random),
    positiveModularity(network),
  );
  return [
    summary(network, 'signed', signed, options),
    summary(network, 'positive', positive, options),
    ...membersOf(signed.partition).flatMap((members, at) => blocFinding(index, network, members, at)),
    ...windows(index, signed.partition, options),
  ];
}

/** A partition with how good it is and how much the other tries agree with it. */
export interface FoundBlocs {
  readonly partition: Partition;
  readonly modularity: number;
  readonly stability: number;
}

/** The blocs of a network by signed modularity, best of 20 tries. */
export function signedBlocs(
  { actors, ties }: Pick<SignedNetwork, 'actors' | 'ties'>,
  seed: number,
): FoundBlocs {
  const matrix = modularityMatrix(actors, ties);
  return bestOf(
    seed,
    (random) => louvainOver(actors, matrix, random),
    (found) => modularityOf(actors, matrix, found),
  );
}

function bestOf(
  seed: number,
  find: (random: () => number) => Partition,
  qualityOf: (found: Partition) => number,
): FoundBlocs {
  const found = Array.from({ length: tries }, (_, run) => find(createRandom(seed + run)));
  const rated = found.map((partition) => ({ partition, modularity: qualityOf(partition) }));
  const best = rated.reduce((one, other) => (other.modularity > one.modularity + 1e-9 ? other : one));
  const agreements = found.flatMap((partition) => agreementOf(best.partition, partition) ?? []);
  const sum = agreements.reduce((total, one) => total + one, 0);
  return { ...best, stability: agreements.length === 0 ? 1 : sum / agreements.length };
}

/** How good partitions of the actors that sales tie are; all are of the same actors, in one order. */
function positiveModularity({ ties }: SignedNetwork): (partition: Partition) => number {
  const tied: readonly SignedTie[] = ties
    .filter(({ positive }) => positive > 0)
    .map((tie) => ({ ...tie, negative: 0 }));
  const actors = [...new Set(tied.flatMap(({ a, b }) => [a, b]))].sort();
  const matrix = modularityMatrix(actors, tied);
  return (partition) => modularityOf(actors, matrix, partition);
}

/** Members of each bloc; larger blocs first, then by first member. */
export function membersOf(partition: Partition): readonly (readonly string[])[] {
  const groups = new Map<number, string[]>();
  for (const [actor, group] of partition) groups.set(group, [...(groups.get(group) ?? []), actor]);
  return [...groups.values()].sort((a, b) => b.length - a.length || compare(a[0] ?? '', b[0] ?? ''));
}

function summary(
  network: SignedNetwork,
  method: 'signed' | 'positive',
  { partition, modularity, stability }: FoundBlocs,
  period: Period,
): Finding {
  const groups = membersOf(partition);
  const named = groups.filter((members) => members.length > 1).length;
  const how = method === 'signed' ? 'what ties and what divides' : 'what ties alone';
  return withGrounds(
    {
      analysis: 'blocs',
      subjects: [...partition.keys()],
      statement:
        `By ${how}${periodInWords(period)}, ${counted(partition.size, 'actor')} fall into ${counted(named, 'bloc')} of two or more ` +
        `and ${groups.length - named} alone (modularity ${rounded(modularity, 3)}); ${tries} tries agree to ${percent(Math.max(0, stability))}.`,
      values: {
        aspect: 'summary',
        method,
        blocs: named,
        alone: groups.length - named,
        actors: partition.size,
        modularity: rounded(modularity, 4),
        stability: rounded(stability, 4),
      },
    },
    () => network.groundsOf([...partition.keys()]),
  );
}

/** A bloc is named by its members of most ties within it. */
export function blocName(
  index: SnapshotIndex,
  ties: readonly SignedTie[],
  members: readonly string[],
): string {
  const inside = new Set(members);
  const weight = new Map(members.map((id) => [id, 0]));
  for (const { a, b, positive } of ties) {
    if (!inside.has(a) || !inside.has(b)) continue;
    for (const end of [a, b]) weight.set(end, (weight.get(end) ?? 0) + positive);
  }
  const ranked = [...members].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || compare(a, b));
  const first = ranked.slice(0, 3).map(index.nameOf);
  const rest = ranked.length - first.length;
  return rest > 0 ? `${first.join(', ')} and ${counted(rest, 'other')}` : enumerated(first);
}

function blocFinding(
  index: SnapshotIndex,
  network: SignedNetwork,
  members: readonly string[],
  at: number,
): readonly Finding[] {
  if (members.length < 2) return [];
  const inside = new Set(members);
  const own = network.ties.filter(({ a, b }) => inside.has(a) && inside.has(b));
  const crossing = network.ties.filter(({ a, b }) => inside.has(a) !== inside.has(b));
  const within = own.reduce((sum, tie) => sum + tie.positive, 0);
  const strife = own.reduce((sum, tie) => sum + tie.negative, 0);
  const against = crossing.reduce((sum, tie) => sum + tie.negative, 0);
  const outward = crossing.reduce((sum, tie) => sum + tie.positive, 0);
  const name = blocName(index, network.ties, members);
  return [
    withGrounds(
      {
        analysis: 'blocs',
        subjects: members,
        statement:
          `Bloc ${at + 1}, ${name}: ${counted(members.length, 'member')} (${enumerated(members.map(index.nameOf))}), ` +
          `${counted(own.length, 'tie')} within and ${crossing.length} across.`,
        values: {
          aspect: 'bloc',
          bloc: at + 1,
          name,
          members: members.length,
          within: rounded(within, 2),
          strife: rounded(strife, 2),
          outward: rounded(outward, 2),
          against: rounded(against, 2),
        },
      },
      () => network.groundsOf(members),
    ),
  ];
}

function windows(index: SnapshotIndex, whole: Partition, options: BlocsOptions): readonly Finding[] {
  const years = (['Deal', 'Pressure'] as const)
    .flatMap((label) => index.nodesOf(label))
    .flatMap((row) => eventDate(index, row.id) ?? [])
    .map((date) => Number(date.slice(0, 4)));
  if (years.length === 0) return [];
  const least = years.reduce((a, b) => Math.min(a, b));
  const most = years.reduce((a, b) => Math.max(a, b));
  const first = Math.max(least, options.from === undefined ? least : Number(options.from.slice(0, 4)));
  const last = Math.min(most, options.to === undefined ? most : Number(boundsOf(options.to)[1].slice(0, 4)));
  const starts = Array.from(
    { length: Math.max(0, Math.floor(last / windowYears) - Math.floor(first / windowYears) + 1) },
    (_, at) => (Math.floor(first / windowYears) + at) * windowYears,
  );
  return starts.flatMap((start): readonly Finding[] => {
    const span = {
      from: later(options.from, `${start}`),
      to: earlier(options.to, `${start + windowYears - 1}`),
    };
    const network = signedNetwork(index, span, options.knowledge);
    if (network.ties.length === 0) return [];
    const found = signedBlocs(network, options.seed);
    const agreement = agreementOf(found.partition, whole);
    const groups = membersOf(found.partition).filter((members) => members.length > 1);
    const [largest] = groups;
    const words =
      agreement === undefined
        ? ''
        : `; agreement with the whole period ${rounded(agreement, 2)} (adjusted Rand index)`;
    return [
      withGrounds(
        {
          analysis: 'blocs',
          subjects: network.actors,
          statement:
            `From ${span.from} to ${span.to} there are ${counted(groups.length, 'bloc')} of two or more among ` +
            `${counted(network.actors.length, 'actor')}${largest === undefined ? '' : `, the largest ${blocName(index, network.ties, largest)}`}${words}.`,
          values: {
            aspect: 'window',
            window: `${span.from} to ${span.to}`,
            blocs: groups.length,
            actors: network.actors.length,
            largest: largest === undefined ? '' : blocName(index, network.ties, largest),
            agreement: agreement === undefined ? '' : rounded(agreement, 4),
          },
        },
        () => network.groundsOf(network.actors),
      ),
    ];
  });
}

function later(given: string | undefined, start: string): string {
  return given !== undefined && boundsOf(given)[0] > boundsOf(start)[0] ? given : start;
}

function earlier(given: string | undefined, end: string): string {
  return given !== undefined && boundsOf(given)[1] < boundsOf(end)[1] ? given : end;
}
