import type { PartialDate } from './date.ts';
import type { Span } from './span.ts';

export interface Sentence extends Span {
  /** Index of its paragraph in `Document.paragraphs`. */
  readonly paragraph: number;
}

/** A text with its layout found; every offset refers to `text` as read. */
export interface Document {
  readonly text: string;
  readonly title?: Span;
  /** The words before the first sentence that name place, agency or date. */
  readonly dateline?: Span;
  /** The day of publication: from the article, else from the dateline. */
  readonly published?: PartialDate;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  /** Runs between quotation marks, marks included. */
  readonly quotations: readonly Span[];
}
