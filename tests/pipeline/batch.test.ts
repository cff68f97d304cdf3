import { describe, expect, it } from 'vitest';
import { type RecordEntry, textIdOf } from '../../src/model/index.ts';
import { type BatchLimits, createBatch } from '../../src/pipeline/batch.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';

const limits: BatchLimits = {
  least: { articles: 3, milliseconds: 1000 },
  most: { articles: 10, milliseconds: 8000 },
};

function reading(id: number): RecordEntry {
  const text = `Words ${id}.`;
  const textId = textIdOf(text);
  return {
    type: 'reading',
    article: { id: String(id), textId },
    text: { id: textId, text },
    extractor: 'test',
    claims: [],
    at: '2025-01-01T00:00:00.000Z',
  };
}

/** A batch whose articles take some time to read and its commits another. */
function started() {
  let [now, count] = [0, 0];
  const batch = createBatch(emptyRecord, limits, () => now);
  return {
    batch,
    read(articles: number, milliseconds: number) {
      for (let index = 0; index < articles; index++) {
        now += milliseconds;
        batch.add([reading(count++)]);
      }
      return batch.isDue();
    },
    commit(milliseconds: number) {
      const addition = batch.take();
      now += milliseconds;
      batch.resume();
      return addition;
    },
  };
}

describe('batch', () => {
  it('is due at the least number of articles, or the least time, while commits cost nothing', () => {
    expect(started().read(2, 1)).toBe(false);
    expect(started().read(3, 1)).toBe(true);
    expect(started().read(1, 1000)).toBe(true);
  });

  it('waits until reading has taken four times as long as the last commit', () => {
    const { read, commit } = started();
    read(3, 1);
    commit(500);
    expect(read(3, 500)).toBe(false);
    expect(read(1, 500)).toBe(true);
    // Commits that grow cheaper again are not waited for.
    commit(1);
    expect(read(3, 2)).toBe(true);
  });

  it('is due at the most of articles or time, whatever a commit costs', () => {
    const dear = () => {
      const begun = started();
      begun.read(3, 1);
      begun.commit(100_000);
      return begun;
    };
    expect(dear().read(9, 1)).toBe(false);
    expect(dear().read(10, 1)).toBe(true);
    expect(dear().read(1, 8000)).toBe(true);
  });

  it('is never due without entries', () => {
    const { batch, read, commit } = started();
    read(1, 10_000);
    commit(1);
    expect(batch.isDue()).toBe(false);
  });

  it('hands over its entries with the record that has them, and knows them from then on', () => {
    const { batch, read, commit } = started();
    read(2, 1);
    const { entries, record } = commit(1);
    expect(entries).toHaveLength(2);
    expect(record.texts).toHaveLength(2);
    expect(batch.knowledgeOf('0', textIdOf('Words 0.'))).toBe('known');
    expect(commit(1).entries).toEqual([]);
  });
});
