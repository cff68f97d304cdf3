import type { RefusedClaim } from '../extraction/index.ts';
import type { Article, RecordEntry, Refusal } from '../model/index.ts';
import type { Emit } from './events.ts';
import type { Printing, Reading } from './record-entries.ts';

/** A claim that the words of an article do not carry. */
export interface RefusedInArticle extends RefusedClaim {
  readonly article: string;
}

/** How a run of `ingest` ended. */
export interface IngestSummary {
  /** Articles read from the inputs. */
  readonly read: number;
  /** Articles that the record did not hold. */
  readonly new: number;
  /** Of the new ones, those whose text was known already. */
  readonly reprints: number;
  /** Articles that the record held. */
  readonly known: number;
  /** Inputs that gave no article. */
  readonly refused: number;
  readonly claims: number;
  readonly refusedClaims: readonly RefusedInArticle[];
  readonly seconds: number;
  /** True when the run was stopped before its inputs ended. */
  readonly stopped: boolean;
}

/** Counts what happens and tells it. Each of the first three gives back what goes into the record. */
export interface Tally {
  known(article: Article): readonly RecordEntry[];
  printing(entry: Printing): readonly RecordEntry[];
  reading(entry: Reading, refused: readonly RefusedClaim[]): readonly RecordEntry[];
  refused(refusal: Refusal): readonly RecordEntry[];
  summary(stopped: boolean): IngestSummary;
}

/** A tally that begins now; `clock` gives milliseconds. */
export function createTally(emit: Emit, clock: () => number): Tally {
  const began = clock();
  const refusedClaims: RefusedInArticle[] = [];
  let [fresh, reprints, known, refused, claims] = [0, 0, 0, 0, 0];
  return {
    known({ id }) {
      known += 1;
      emit({ type: 'article', id, outcome: 'known', claims: 0 });
      return [];
    },
    printing(entry) {
      fresh += 1;
      reprints += 1;
      emit({ type: 'article', id: entry.article.id, outcome: 'printing', claims: 0 });
      return [entry];
    },
    reading(entry, refusals) {
      fresh += 1;
      claims += entry.claims.length;
      refusedClaims.push(...refusals.map((refusal) => ({ ...refusal, article: entry.article.id })));
      emit({ type: 'article', id: entry.article.id, outcome: 'new', claims: entry.claims.length });
      return [entry];
    },
    refused(refusal) {
      refused += 1;
      emit({ type: 'refused', refusal });
      return [];
    },
    summary: (stopped) => ({
      read: fresh + known,
      new: fresh,
      reprints,
      known,
      refused,
      claims,
      refusedClaims,
      seconds: (clock() - began) / 1000,
      stopped,
    }),
  };
}
