import type {
  Claim,
  NodeRow,
  Properties,
  RelationshipRow,
  RelationshipType,
  Snapshot,
  SourcedClaim,
  Vocabulary,
} from '../../src/model/index.ts';
import { sha256 } from '../../src/model/index.ts';
import { writeLargeGraph } from '../queries/large-graph.ts';

/**
 * The graph of `bench/queries` as a snapshot, with the claims behind it: states by Zipf's law, 30 years, 1.6 claims an event. The
 * same for the same seed.
 */
export function largeSnapshot(events: number, vocabulary: Vocabulary, seed: number): Snapshot {
  const nodes: NodeRow[] = [];
  const drawn: { type: RelationshipType; from: string; to: string; properties: Properties }[] = [];
  const labels = new Map<string, NodeRow['label']>();
  const textOf = new Map<string, string>();
  const passages = new Map<string, string>();
  writeLargeGraph(events, vocabulary, seed, {
    node(label, id, properties) {
      labels.set(id, label);
      nodes.push({ label, id, properties });
    },
    relationship(type, from, to, properties = {}) {
      drawn.push({ type, from, to, properties });
      if (type === 'EVIDENCED_BY') passages.set(to, from);
      if (type === 'IN') textOf.set(passages.get(from) ?? '', to);
    },
  });
  const end = (id: string) => {
    const label = labels.get(id);
    if (label === undefined) throw new Error(`${id} is missing`);
    return { label, id };
  };
  const relationships = drawn.map(({ type, from, to, properties }): RelationshipRow => {
    return { type, from: end(from), to: end(to), key: '', properties };
  });
  const claims = new Map<string, SourcedClaim>();
  const quote = 'as told';
  const digest = sha256(quote);
  for (const { id, label, properties } of nodes) {
    if (label !== 'Claim') continue;
    const textId = textOf.get(id) ?? '';
    claims.set(id, {
      claim: claimOf(id, textId, properties, { quote, digest }),
      articles: [{ id: `article:${textId}`, published: String(properties['known']) }],
    });
  }
  return { nodes, relationships, claims };
}

function claimOf(
  id: string,
  textId: string,
  properties: NodeRow['properties'],
  { quote, digest }: { readonly quote: string; readonly digest: string },
): Claim {
  const span = { start: 0, end: quote.length };
  const actor = { type: 'State', surface: quote, span } as const;
  const common = {
    id,
    textId,
    polarity: properties['polarity'] === 'denied' ? 'denied' : 'asserted',
    modality: 'actual',
    confidence: Number(properties['confidence']),
    extractors: ['bench'],
    evidence: [{ kind: 'words', textId, ...span, quote, sha256: digest }],
  } as const;
  if (properties['kind'] === 'pressure') {
    return { ...common, kind: 'pressure', roles: { by: actor, on: actor }, action: { action: 'urge', span } };
  }
  if (properties['kind'] === 'transfer') {
    return {
      ...common,
      kind: 'transfer',
      roles: { seller: actor, buyer: actor },
      status: { status: 'signed', span },
    };
  }
  return { ...common, kind: 'resistance', roles: { by: actor, against: actor } };
}
