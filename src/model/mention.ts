import type { PartialDate } from './date.ts';
import type { NodeType } from './encoding.ts';
import type { PointingRule } from './pointing-rule.ts';
import type { Span } from './span.ts';

/** How a mention stands for its cluster: by name, or by words that point back to one ("the system"). */
export type MentionForm = 'name' | 'anaphor';

/** A run of words that names, counts, prices or dates something. */
export interface Mention extends Span {
  readonly form: MentionForm;
  /** What found it. */
  readonly source: 'gazetteer' | 'designation' | 'tag' | 'grammar' | 'coreference';
  /** Of an anaphor: the rule by which it stands for its cluster. */
  readonly by?: PointingRule;
}

/** The mentions of one thing within one article. */
export interface MentionCluster {
  readonly type: NodeType;
  /** Names first found first; anaphors point back to the named mention before them. */
  readonly mentions: readonly Mention[];
  /** The vocabulary's id when a name of it is known and its sense decided. */
  readonly entityId?: string;
  /** The text's own forms of the name, the fullest first. Empty for values. */
  readonly names: readonly string[];
  readonly value?: MentionValue;
}

/** The value of a Money, Count or Date cluster. Amounts are in whole units of the currency (ISO 4217). */
export type MentionValue =
  | { readonly kind: 'money'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'count'; readonly count: number; readonly unit?: string }
  | { readonly kind: 'date'; readonly date: PartialDate };
