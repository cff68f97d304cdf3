import type { InputPlace, Refusal } from '../model/index.ts';
import type { StageTime } from './stage-times.ts';

/** What the pipeline tells while it works; only the command line prints. */
export type PipelineEvent =
  | { readonly type: 'warning'; readonly message: string }
  /** Something that takes a while has begun. */
  | { readonly type: 'progress'; readonly message: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | {
      readonly type: 'article';
      readonly id: string;
      readonly outcome: 'new' | 'printing' | 'known';
      readonly claims: number;
      /** What reading it took, stage by stage. */
      readonly times?: readonly StageTime[];
      /** Where it was read. */
      readonly place?: InputPlace;
    }
  /** Not read, as nothing in it speaks of arms; `score` 0 to 1. */
  | {
      readonly type: 'skipped';
      readonly id: string;
      readonly title?: string;
      readonly score: number;
    }
  | {
      readonly type: 'committed';
      readonly articles: number;
      readonly time?: Pick<StageTime, 'began' | 'milliseconds'>;
    };

export type Emit = (event: PipelineEvent) => void;

/** For callers to whom nothing needs to be told. */
export const silent: Emit = () => undefined;
