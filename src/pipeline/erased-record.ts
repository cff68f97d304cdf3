import type { RecordEntry } from '../model/index.ts';

/**
 * A record without an article (or a register, all parts of which go): its printings and retractions are gone, and the texts that only it ever printed, with their
 * claims. A text that others print as well stays; where the erased article was the one read, the next one takes its place.
 */
export function erasedRecord(entries: readonly RecordEntry[], articleId: string): readonly RecordEntry[] {
  const printings = entries.filter((entry) => entry.type === 'printing' && entry.article.id !== articleId);
  const heirs = new Map(
    [...printings]
      .reverse()
      .flatMap((entry) => (entry.type === 'printing' ? [[entry.article.textId, entry]] : [])),
  );
  const kept = new Set(
    entries.flatMap((entry) => {
      if (entry.type !== 'reading') return [];
      return entry.article.id !== articleId || heirs.has(entry.text.id) ? [entry.text.id] : [];
    }),
  );
  return entries.flatMap((entry): readonly RecordEntry[] => {
    switch (entry.type) {
      case 'reading': {
        const heir = heirs.get(entry.text.id);
        if (entry.article.id !== articleId) return [entry];
        return heir === undefined ? [] : [{ ...entry, article: heir.article }];
      }
      case 'printing':
      case 'skip':
        return entry.article.id === articleId ? [] : [entry];
      case 'rereading':
        return kept.has(entry.textId) ? [entry] : [];
      case 'register':
        return entry.register.id === articleId ? [] : [entry];
      case 'retraction':
        return entry.articleId === articleId ? [] : [entry];
      default:
        return [entry];
    }
  });
}
