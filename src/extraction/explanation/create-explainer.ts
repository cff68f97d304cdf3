import {
  type Claim,
  type ClaimExplanation,
  type CueInEvidence,
  type CueRecord,
  contains,
  type ExplainedFact,
  type FactReading,
  rolesOf,
  type ScoredPair,
  type Span,
} from '../../model/index.ts';
import { groupBy } from '../../util/group-by.ts';
import { createPhraseFinder, type PhraseHit } from '../../util/phrase-finder.ts';
import type { Link } from '../candidates/features.ts';
import type { Decoded } from '../decoding/decoded.ts';
import type { Judged } from '../decoding/judged.ts';
import type { ArticleView } from '../view/article-view.ts';
import type { Player } from '../view/score-table.ts';
import { decidingPairs, denyingPairs } from './deciding-pairs.ts';
import { factKinds, factsBehind } from './facts-behind.ts';
import { nextBest } from './next-best.ts';

/** What was considered in an article: every judged fact, and those that were read. */
export interface Considered {
  readonly view: ArticleView;
  readonly judged: readonly Judged[];
  readonly chosen: readonly Judged[];
}

type Reading = Pick<Judged, 'kind' | 'roles' | 'word' | 'probability'>;

/** Explains claims by what was considered; `decoded` is what a claim was built from. */
export function createExplainer(
  cues: readonly CueRecord[],
): (claim: Claim, decoded: Decoded, considered: Considered) => ClaimExplanation {
  const findCues = createPhraseFinder(
    cues,
    (cue) => cue.phrase,
    (cue) => cue.suggests,
  );
  return (claim, decoded, considered) => ({
    facts: decoded.denied
      ? [deniedFact(claim, decoded, considered)]
      : factsBehind(claim, decoded, considered.chosen).map((fact) => explainedFact(fact, considered)),
    cues: cuesIn(claim, findCues),
  });
}

function explainedFact(fact: Judged, { view, judged, chosen }: Considered): ExplainedFact {
  const next = nextBest(fact, judged, new Set(chosen));
  return {
    ...readingOf(fact, view),
    pairs: scored(decidingPairs(fact), view),
    ...(next && { nextBest: readingOf(next, view) }),
  };
}

/** A denial is read from its own scores; what stands against it is that the same is told as a fact. */
function deniedFact(claim: Claim, decoded: Decoded, { view, judged }: Considered): ExplainedFact {
  const kind = factKinds[claim.kind][0] ?? 'transfer';
  const { roles, probability } = decoded;
  const word = decoded.values.action;
  const denied = { kind, roles, probability, ...(word !== undefined && { word }) };
  const told = factsBehind(claim, decoded, judged).find((fact) => fact.kind === kind);
  return {
    ...readingOf(denied, view),
    denied: true,
    pairs: scored(denyingPairs(denied), view),
    ...(told && { nextBest: readingOf(told, view) }),
  };
}

function readingOf({ kind, roles, word, probability }: Reading, view: ArticleView): FactReading {
  return {
    kind,
    roles: Object.fromEntries(
      Object.entries(roles).flatMap(([role, player]) =>
        player === undefined ? [] : [[role, nameOf(player, view)]],
      ),
    ),
    ...(word !== undefined && { word }),
    probability,
  };
}

/** The name that the article gives it most often, the fullest of several. */
function nameOf(player: Player, { clusters, document }: ArticleView): string {
  const mentions = player === undefined ? [] : (clusters[player]?.mentions ?? []);
  const names = mentions
    .filter(({ form }) => form === 'name')
    .map(({ start, end }) => document.text.slice(start, end));
  const [most] = [...groupBy(names, (name) => name)].sort(
    ([one, a], [other, b]) => b.length - a.length || other.length - one.length,
  );
  return most?.[0] ?? '';
}

function scored(links: readonly Link[], view: ArticleView): readonly ScoredPair[] {
  return links
    .flatMap(([label, head, tail]): readonly ScoredPair[] => {
      const score = view.table.score(label, head, tail);
      if (Number.isNaN(score)) return [];
      const known = knowledgeOf(view, label, head, tail);
      return [{ label, head: nameOf(head, view), tail: nameOf(tail, view), score, ...(known && { known }) }];
    })
    .sort((a, b) => b.score - a.score);
}

function knowledgeOf(view: ArticleView, label: string, head: Player, tail: Player): ScoredPair['known'] {
  const [a, b] = [head, tail].map((player) => (player === undefined ? undefined : view.clusters[player]));
  const verdict = a && b ? view.knows(label, a, b) : 'unknown';
  if (verdict === 'unknown') return undefined;
  return verdict === 'for' ? 'for' : 'against';
}

/**
 * Cues among a claim's words, apart from those within a name: those for its status, act or resistance first, then the nearest
 * to its parties.
 */
function cuesIn(
  claim: Claim,
  findCues: (text: string) => readonly PhraseHit<CueRecord>[],
): readonly CueInEvidence[] {
  const parties = rolesOf(claim).map(([, role]) => role.anaphor ?? role.span);
  const own = claim.kind === 'resistance' ? 'resist' : wordOf(claim);
  const hits = claim.evidence.flatMap((run) => {
    if (run.kind !== 'words') return [];
    return findCues(run.quote).flatMap(({ start, end, entry }) => {
      const place = { start: run.start + start, end: run.start + end };
      if (parties.some((party) => contains(party, place))) return [];
      const words = run.quote.slice(start, end);
      return [{ words, suggests: entry.value, gap: gapTo(place, parties) }];
    });
  });
  return hits
    .sort((a, b) => Number(b.suggests === own) - Number(a.suggests === own) || a.gap - b.gap)
    .map(({ words, suggests }) => ({ words, suggests }));
}

function wordOf(claim: Claim): string | undefined {
  if (claim.kind === 'pressure') return claim.action.action;
  return claim.kind === 'transfer' ? claim.status?.status : undefined;
}

function gapTo(cue: Span, parties: readonly Span[]): number {
  return Math.min(...parties.map((party) => Math.max(0, cue.start - party.end, party.start - cue.end)));
}
