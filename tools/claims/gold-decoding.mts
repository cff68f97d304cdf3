import type { AnnotatedClaim, Fact, GoldArticle } from '../../src/evaluation/index.ts';
import { candidateKinds } from '../../src/extraction/candidates/candidate.ts';
import { bundle } from '../../src/extraction/decoding/bundle.ts';
import type { Decoded } from '../../src/extraction/decoding/decoded.ts';
import type { Judged } from '../../src/extraction/decoding/judged.ts';
import type { MentionCluster } from '../../src/model/index.ts';
import { rolesOfKind } from '../reader/candidate-labels.mts';
import { createKeyFinder, namesIn } from '../reader/gold-names.mts';
import { agree } from '../reader/pair-labels.mts';

/** What decoding would find in an article if it made no mistake: its annotated facts, bundled as the reader bundles them. */
export function goldDecoding(
  sheet: GoldArticle,
  claims: readonly AnnotatedClaim[],
  clusters: readonly MentionCluster[],
): readonly Decoded[] {
  const { indicesOf } = createKeyFinder(clusters, namesIn(sheet));
  const chosen = (polarity: AnnotatedClaim['polarity']): readonly Judged[] =>
    claims.flatMap((claim) => (claim.polarity === polarity ? judgedOf(claim.fact, clusters, indicesOf) : []));
  const certain = () => 1;
  const asserted = bundle(withDeals(chosen('asserted')), clusters, 0, certain);
  const denied = bundle(withDeals(chosen('denied')), clusters, 0, certain).map((decoded) => ({
    ...decoded,
    denied: true,
  }));
  return [...asserted, ...denied];
}

/** A status that is denied, or told of a deal that is not, needs a deal to be bundled with. */
function withDeals(chosen: readonly Judged[]): readonly Judged[] {
  const key = ({ roles }: Judged): string => `${roles['seller']} ${roles['buyer']} ${roles['item']}`;
  const deals = new Set(chosen.filter(({ kind }) => kind === 'transfer').map(key));
  const missing = chosen.filter((fact) => fact.kind === 'status' && !deals.has(key(fact)));
  return [...chosen, ...missing.map((fact) => ({ ...fact, kind: 'transfer' as const }))];
}

function judgedOf(
  [kind, ...args]: Fact,
  clusters: readonly MentionCluster[],
  indicesOf: (key: unknown) => readonly number[],
): readonly Judged[] {
  const known = candidateKinds.find((each) => each === kind);
  if (known === undefined) return [];
  const roles: Record<string, number> = {};
  for (const [index, role] of rolesOfKind[known].entries()) {
    const key = args[index];
    if (key === null) continue;
    const [cluster] = indicesOf(key);
    if (cluster === undefined) return [];
    roles[role] = cluster;
  }
  const last = args[rolesOfKind[known].length];
  const judged = { kind: known, features: [], probability: 1 };
  const figure = (role: string, holds: (value: MentionCluster['value']) => boolean): readonly Judged[] => {
    const cluster = clusters.findIndex(({ value }) => holds(value));
    return cluster < 0 ? [] : [{ ...judged, roles: { ...roles, [role]: cluster } }];
  };
  switch (known) {
    case 'value':
      return figure('value', (value) => {
        if (value?.kind !== 'money' || value.currency !== args[3]) return false;
        return Math.abs(value.amount - Number(args[2])) <= 0.015 * Math.abs(Number(args[2]));
      });
    case 'quantity':
      return figure('quantity', (value) => value?.kind === 'count' && value.count === Number(args[2]));
    case 'signed':
      return figure('signed', (value) => value?.kind === 'date' && agree(value.date, String(args[2])));
    case 'status':
    case 'pressure':
      // The annotation's words are statuses and acts.
      return [{ ...judged, roles, word: last as NonNullable<Judged['word']> }];
    default:
      return [{ ...judged, roles }];
  }
}
