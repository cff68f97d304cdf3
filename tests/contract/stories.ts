import { expect, it } from 'vitest';
import type { GraphStore, ReadText, RecordEntry } from '../../src/model/index.ts';
import { digest, retract, verify } from '../../src/pipeline/index.ts';
import { commit, type OpenGraph } from '../../src/pipeline/open-graph.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';
import { printings } from '../resolution/fixtures/corrected.ts';

const at = '2025-01-01T00:00:00.000Z';
const vocabulary = leanVocabulary();
const { source, reprint, correction, other } = printings;

/** Each test fills several stores. */
const patience = { timeout: 300_000 };

/** Laws of stories and corrections in a store, whichever it is. `fresh` opens an empty one. */
export function storiesContract(fresh: () => Promise<OpenGraph>): void {
  const digestOfGraph = async (
    texts: readonly ReadText[],
    retracted: readonly ReadText[] = [],
  ): Promise<string> => {
    const { store } = await filled(await fresh(), texts, retracted);
    try {
      const { offences } = await verify(store, vocabulary);
      // The claims are made by hand and their parties have no true offsets; the graph must follow from them all the same.
      expect(offences.filter(({ kind }) => kind !== 'claim')).toEqual([]);
      return await digest(store);
    } finally {
      await store.close();
    }
  };

  it('holds the same stories whichever text came first', patience, async () => {
    const expected = await digestOfGraph([source, reprint, correction, other]);
    expect(await digestOfGraph([correction, other, reprint, source])).toBe(expected);
  });

  it('keeps a story without its first text, as if that had never come', patience, async () => {
    expect(await digestOfGraph([source, reprint, other], [source])).toBe(
      await digestOfGraph([reprint, other]),
    );
  });

  it('gives back what a correction took when the correction is retracted', patience, async () => {
    expect(await digestOfGraph([source, reprint, correction], [correction])).toBe(
      await digestOfGraph([source, reprint]),
    );
  });

  it('answers who reported what until it was corrected', patience, async () => {
    const { store } = await filled(await fresh(), [source, correction], []);
    const { rows } = await store.query(
      'MATCH (c:Claim)-[:FORMERLY_REPORTED]->(d:Deal) RETURN c.id AS claim, c.supersededBy AS by, d.value AS value',
      {},
      { limit: 10, timeoutMs: 20_000 },
    );
    await store.close();
    expect(rows).toEqual([[source.claims[0]?.id, correction.id, 460e6]]);
  });
}

async function filled(
  graph: OpenGraph,
  texts: readonly ReadText[],
  retracted: readonly ReadText[],
): Promise<{ readonly store: GraphStore }> {
  let current = graph;
  for (const text of texts) {
    const entries = entriesOf(text);
    current = await commit(current, { entries, record: current.record.with(entries) }, vocabulary);
  }
  for (const { articles } of retracted) {
    await retract(
      current,
      { articleId: articles[0]?.id ?? '', erase: false, at },
      vocabulary,
      () => undefined,
    );
  }
  return current;
}

function entriesOf({ id, text, articles, claims }: ReadText): readonly RecordEntry[] {
  return articles.map((article): RecordEntry => {
    const { order: _, ...head } = article;
    return { type: 'reading', article: head, text: { id, text }, extractor: 'test', claims: [...claims], at };
  });
}
