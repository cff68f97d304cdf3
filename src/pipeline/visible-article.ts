import { type Article, type Claim, sha256 } from '../model/index.ts';
import { type VisibleText, visibleText } from '../util/visible-text.ts';

/** An article as it is read: signs that are not shown part no name and hide no word. */
export function visibleArticle(article: Article): {
  readonly article: Article;
  /** Undefined where the article is read as it is. */
  readonly visible: VisibleText | undefined;
} {
  const visible = visibleText(article.text);
  // A text of nothing else is left to be found empty.
  if (visible === undefined || visible.text === '') return { article, visible: undefined };
  const title = article.title && (visibleText(article.title)?.text ?? article.title);
  return { article: { ...article, text: visible.text, ...(title && { title }) }, visible };
}

/** A claim with every place, quote and name as the whole text has it. Its id does not depend on them. */
export function claimInWhole(claim: Claim, { placeOf }: VisibleText, whole: string): Claim {
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    const fields: Record<string, unknown> = Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, moved(field)]),
    );
    if (isRun(fields)) {
      const run = placeOf(fields);
      const quote = whole.slice(run.start, run.end);
      return { ...fields, ...run, ...('quote' in fields && { quote, sha256: sha256(quote) }) };
    }
    const { span } = fields;
    return 'surface' in fields && isRun(span)
      ? { ...fields, surface: whole.slice(span.start, span.end) }
      : fields;
  };
  // Nothing but numbers and words is changed, so that it has the shape that it had.
  return moved(claim) as Claim;
}

function isRun(value: unknown): value is { readonly start: number; readonly end: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  );
}
