import type { ReadText, RecordEntry } from '../../src/model/index.ts';

/** When the entries below were recorded. */
export const recordedAt = '2025-01-01T00:00:00.000Z';

/** What ingesting texts adds to a record: each read with the first article that prints it, then printed by the others. */
export function entriesOf(texts: readonly ReadText[], at = recordedAt): readonly RecordEntry[] {
  return texts.flatMap(({ id, text, articles, claims }) => {
    const [first, ...others] = articles.map(({ order: _, ...head }) => head);
    if (first === undefined) return [];
    return [
      { type: 'reading', article: first, text: { id, text }, extractor: 'test', claims: [...claims], at },
      ...others.map((article): RecordEntry => ({ type: 'printing', article, at })),
    ];
  });
}

/** A text that further articles print as well. */
export function reprinted(
  text: ReadText,
  ...printings: readonly (readonly [id: string, published: string | undefined])[]
): ReadText {
  return {
    ...text,
    articles: [
      ...text.articles,
      ...printings.map(([id, published]) => ({ id, textId: text.id, ...(published && { published }) })),
    ],
  };
}

/** Entries as a store gives them. */
export async function* streamed(entries: readonly RecordEntry[]): AsyncGenerator<RecordEntry> {
  yield* entries;
}
