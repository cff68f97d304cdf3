import type { Refusal } from '../model/index.ts';

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
    }
  /** Not read, as nothing in it speaks of arms; `score` 0 to 1. */
  | {
      readonly type: 'skipped';
      readonly id: string;
      readonly title?: string;
      readonly score: number;
    }
  | { readonly type: 'committed'; readonly articles: number };

export type Emit = (event: PipelineEvent) => void;

/** For callers to whom nothing needs to be told. */
export const silent: Emit = () => undefined;
