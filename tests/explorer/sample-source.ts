import { createSnapshotIndex } from '../../src/analysis/index.ts';
import type { MapFilters } from '../../src/explorer/api.ts';
import { mapTypes } from '../../src/explorer/api.ts';
import type { ExplorerSource, PairDecision } from '../../src/explorer/index.ts';
import { DemarcheError, pressureActions } from '../../src/model/index.ts';
import { browserStyle } from '../../src/pipeline/index.ts';
import { sampleSnapshot, sampleTexts } from '../helpers/sample-snapshot.ts';

export const sampleIndex = createSnapshotIndex(sampleSnapshot);

/** Filters that hide nothing, with some of them changed. */
export function filters(change: Partial<MapFilters> = {}): MapFilters {
  return {
    types: mapTypes,
    acts: pressureActions,
    confidence: 0,
    stories: 1,
    parties: 'states',
    limit: 1000,
    ...change,
  };
}

/** The sample as a source; it keeps what is judged, and its store refuses to write. */
export function sampleSource(): ExplorerSource & { readonly judged: readonly PairDecision[] } {
  const judged: PairDecision[] = [];
  return {
    judged,
    location: 'sample',
    style: browserStyle(),
    queries: [],
    position: async () => String(judged.length),
    open: async () => ({
      index: sampleIndex,
      textOf: (id) => sampleTexts.find((text) => text.id === id)?.text,
    }),
    query: async (words) => {
      if (/\b(?:CREATE|DELETE|SET)\b/.test(words))
        throw new DemarcheError('query/not-read-only', 'This writes.');
      return { columns: ['name'], rows: [['Turkey'], ['state:RUS'], ['none of ours']], truncated: false };
    },
    dossier: async (id) =>
      `<!doctype html><title>${id}</title><style>p { color: red }</style><script>1 + 1</script>`,
    review: async () => ({ pending: [] }),
    judge: async (decision) => {
      judged.push(decision);
    },
    undo: async () => {
      judged.pop();
    },
  };
}
