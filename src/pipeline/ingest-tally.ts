import type { Agreement, RefusedClaim } from '../extraction/index.ts';
import { type Article, type FetchCounts, type InputPlace, isUnsure, type Refusal } from '../model/index.ts';
import type { Emit } from './events.ts';
import type { ModelUsage } from './model-stage.ts';
import type { Printing, Reading, Skip } from './record-entries.ts';
import { createStageSums, type StageSum, type StageSums, type StageTime } from './stage-times.ts';

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
  /** Articles that the relevance filter did not let be read, now or before. */
  readonly skipped: number;
  /** Inputs that gave no article. */
  readonly refused: number;
  readonly claims: number;
  /** Of the claims, those kept in the record alone, as they are less sure than what is drawn. */
  readonly unsure: number;
  readonly refusedClaims: readonly RefusedInArticle[];
  readonly seconds: number;
  /** What of them each stage took; stages of several threads may take more together. */
  readonly stages: readonly StageSum[];
  /** True when the run was stopped before its inputs ended. */
  readonly stopped: boolean;
  /** True when it was stopped by the limit of what a model may cost. */
  readonly isOverBudget?: boolean;
  /** What was asked of a model. */
  readonly model?: ModelUsage;
  /** What a model gave as claims and are none. */
  readonly unusable: number;
  /** How the two readers of `both` stood to each other, summed over articles. */
  readonly agreement?: Agreement;
  /** What was asked of the web. */
  readonly fetched?: FetchCounts;
}

/** What became of one input. */
export type Outcome =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** The record holds the article with this text. */
  | { readonly type: 'known'; readonly article: Article }
  /** Not relevant; `entry` says so, whether the record has it already or not. */
  | { readonly type: 'skipped'; readonly entry: Skip }
  /** The record holds the text from elsewhere. */
  | { readonly type: 'printing'; readonly entry: Printing }
  | {
      readonly type: 'reading';
      readonly entry: Reading;
      readonly refused: readonly RefusedClaim[];
      readonly unusable: number;
      readonly agreement?: Agreement;
      readonly times?: readonly StageTime[];
    };

/** Counts what becomes of inputs and tells it. */
export interface Tally {
  /** Counts one outcome; `place` is where its article was read. */
  count(outcome: Outcome, place?: InputPlace): void;
  /** Adds time to a stage that no single article's reading has. */
  readonly spend: StageSums['spend'];
  summary(stopped: boolean): IngestSummary;
}

/** A tally that begins now; `clock` gives milliseconds, and claims below `minConfidence` count as unsure. */
export function createTally(emit: Emit, clock: () => number, minConfidence: number): Tally {
  const began = clock();
  const { spend, add, sums } = createStageSums();
  const refusedClaims: RefusedInArticle[] = [];
  let [reprints, readings, known, skipped, refused, claims, unsure, unusable] = [0, 0, 0, 0, 0, 0, 0, 0];
  let agreement: Agreement | undefined;
  return {
    spend,
    count(outcome, place) {
      const told = { type: 'article', ...(place && { place }) } as const;
      switch (outcome.type) {
        case 'refused':
          refused += 1;
          emit({ type: 'refused', refusal: outcome.refusal });
          break;
        case 'known':
          known += 1;
          emit({ ...told, id: outcome.article.id, outcome: 'known', claims: 0 });
          break;
        case 'skipped': {
          const { article, score } = outcome.entry;
          skipped += 1;
          emit({
            type: 'skipped',
            id: article.id,
            score,
            ...(article.title !== undefined && { title: article.title }),
          });
          break;
        }
        case 'printing':
          reprints += 1;
          emit({ ...told, id: outcome.entry.article.id, outcome: 'printing', claims: 0 });
          break;
        case 'reading': {
          const { article, claims: found } = outcome.entry;
          readings += 1;
          claims += found.length;
          unusable += outcome.unusable;
          agreement = sumOf(agreement, outcome.agreement);
          unsure += found.filter((claim) => isUnsure(claim, minConfidence)).length;
          refusedClaims.push(...outcome.refused.map((refusal) => ({ ...refusal, article: article.id })));
          const { times } = outcome;
          if (times) add(times);
          emit({ ...told, ...(times && { times }), id: article.id, outcome: 'new', claims: found.length });
        }
      }
    },
    summary: (stopped) => ({
      read: readings + reprints + known + skipped,
      new: readings + reprints,
      reprints,
      known,
      skipped,
      refused,
      claims,
      unsure,
      refusedClaims,
      unusable,
      ...(agreement && { agreement }),
      seconds: (clock() - began) / 1000,
      stages: sums(),
      stopped,
    }),
  };
}

function sumOf(a: Agreement | undefined, b: Agreement | undefined): Agreement | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    agreed: a.agreed + b.agreed,
    contradicted: a.contradicted + b.contradicted,
    modelOnly: a.modelOnly + b.modelOnly,
    encoderOnly: a.encoderOnly + b.encoderOnly,
  };
}
