import type { EntityKind, Mention, Span } from '../model/index.ts';

/** A name found in a text, before names of one thing are joined. */
export interface NamedMention extends Span {
  readonly kind: EntityKind;
  readonly source: Mention['source'];
  readonly entityId?: string;
}
