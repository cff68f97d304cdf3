import type { MentionValue, Span } from '../../model/index.ts';

/** A run of text with the value it states. */
export interface ValueMention<V extends MentionValue = MentionValue> extends Span {
  readonly value: V;
}

export type MoneyMention = ValueMention<Extract<MentionValue, { kind: 'money' }>>;
export type CountMention = ValueMention<Extract<MentionValue, { kind: 'count' }>>;
export type DateMention = ValueMention<Extract<MentionValue, { kind: 'date' }>>;
