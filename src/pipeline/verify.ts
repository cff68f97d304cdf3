import { gate } from '../extraction/index.ts';
import {
  faultOfRow,
  type GraphStore,
  nodeKey,
  relationshipKey,
  textIdOf,
  type Vocabulary,
} from '../model/index.ts';
import { differenceOf } from '../storage/index.ts';
import { readLiveRecord } from './live-record.ts';
import { foldRecord } from './open-graph.ts';

/** What does not hold: a claim without its words, a text under another's id, a row that does not follow from the claims. */
export interface Offence {
  readonly kind: 'text' | 'claim' | 'register' | 'node' | 'relationship';
  readonly id: string;
  readonly reason: string;
}

export interface Verification {
  readonly texts: number;
  readonly claims: number;
  readonly nodes: number;
  readonly relationships: number;
  readonly offences: readonly Offence[];
}

/**
 * Checks the whole store: each text has the id of its words, each claim's words stand at their offsets with their hash, each
 * row of a register has the digest of its words and its cells in them,
 * and the graph's rows are exactly those that a fresh fold of the record gives. Writes nothing.
 */
export async function verify(store: GraphStore, vocabulary: Vocabulary): Promise<Verification> {
  const record = await readLiveRecord(store.readRecord());
  const claims = record.texts.flatMap((text) => text.claims.map((claim) => ({ claim, text: text.text })));
  const wrongTexts = record.texts
    .filter(({ id, text }) => textIdOf(text) !== id)
    .map(({ id }): Offence => ({ kind: 'text', id, reason: 'its id is not that of its words' }));
  const wrongClaims = claims.flatMap(({ claim, text }): readonly Offence[] => {
    const refusal = gate(claim, text);
    return refusal ? [{ kind: 'claim', id: claim.id, reason: `${refusal.reason} (${refusal.detail})` }] : [];
  });
  const wrongRows = [...record.registers.values()].flatMap(({ register, transfers, listings }) =>
    [...transfers.values(), ...listings.values()].flatMap((row): readonly Offence[] => {
      const fault = faultOfRow(row);
      return fault ? [{ kind: 'register', id: `${register.id} line ${row.line}`, reason: fault }] : [];
    }),
  );
  const rows = await store.readGraph();
  const { upsertNodes, upsertRelationships, deleteNodes, deleteRelationships } = differenceOf(
    rows,
    foldRecord(record, vocabulary),
  );
  const held = new Set([...rows.nodes.map(nodeKey), ...rows.relationships.map(relationshipKey)]);
  const differs = (key: string) =>
    held.has(key) ? 'it is not as its claims make it' : 'its claims make it, but it is missing';
  const stray = 'no claim makes it';
  return {
    texts: record.texts.length,
    claims: claims.length,
    nodes: rows.nodes.length,
    relationships: rows.relationships.length,
    offences: [
      ...wrongTexts,
      ...wrongClaims,
      ...wrongRows,
      ...upsertNodes.map((row): Offence => ({ kind: 'node', id: row.id, reason: differs(nodeKey(row)) })),
      ...deleteNodes.map((row): Offence => ({ kind: 'node', id: row.id, reason: stray })),
      ...upsertRelationships.map((row): Offence => {
        const id = relationshipKey(row).trim();
        return { kind: 'relationship', id, reason: differs(relationshipKey(row)) };
      }),
      ...deleteRelationships.map(
        (row): Offence => ({ kind: 'relationship', id: relationshipKey(row).trim(), reason: stray }),
      ),
    ],
  };
}
