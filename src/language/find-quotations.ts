import type { Span } from '../model/index.ts';

/** Which marks close a quotation that a mark has opened; mixed pairs come from careless keyboards. */
const pairs: ReadonlyMap<string, string> = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['”', '”"'],
  ['"', '"”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['‘', '’'],
  ["'", "'"],
]);

/** Single marks enclose words and short phrases; further apart two of them are apostrophes. */
const longestSingle = 600;

/**
 * Runs between quotation marks within one paragraph, marks included, outermost only, in order.
 * Double marks that are never closed run to the paragraph's end, as in speech that goes on in the next paragraph; single ones are then apostrophes.
 */
export function findQuotations(text: string, paragraph: Span): readonly Span[] {
  const found: Span[] = [];
  for (let start = paragraph.start; start < paragraph.end; start += 1) {
    const closers = pairs.get(text[start] ?? '');
    if (closers === undefined || !opens(text, paragraph, start)) continue;
    const single = closers === '’' || closers === "'";
    const close = single
      ? singleCloser(text, paragraph, start, closers)
      : doubleCloser(text, paragraph, start, closers);
    if (close === undefined && single) continue;
    const end = close === undefined ? paragraph.end : close + 1;
    found.push({ start, end });
    start = end - 1;
  }
  return found;
}

/** Opening marks stand before a word and not behind one; curly and angled ones that can only open need no such proof. */
function opens(text: string, paragraph: Span, at: number): boolean {
  const mark = text[at] ?? '';
  if (mark === '“' || mark === '„' || mark === '«' || mark === '‹') return true;
  const before = at === paragraph.start ? ' ' : (text[at - 1] ?? ' ');
  const after = at + 1 < paragraph.end ? (text[at + 1] ?? ' ') : ' ';
  return /[\s([{—–/“«"'‘-]/.test(before) && /[^\s.,;:!?)\]}]|[.…]/.test(after);
}

function doubleCloser(text: string, paragraph: Span, start: number, closers: string): number | undefined {
  for (let at = start + 1; at < paragraph.end; at += 1) {
    const mark = text[at] ?? '';
    if (closers.includes(mark)) return at;
  }
  return undefined;
}

/** An apostrophe looks the same: inside a word, or behind a plural's s before another word, it closes nothing if a better mark follows. */
function singleCloser(text: string, paragraph: Span, start: number, closer: string): number | undefined {
  let doubtful: number | undefined;
  const end = Math.min(paragraph.end, start + longestSingle);
  for (let at = start + 1; at < end; at += 1) {
    if (text[at] === '‘' && doubtful !== undefined) return doubtful;
    if (text[at] !== closer || /[\p{L}\p{N}]/u.test(text[at + 1] ?? '') || /\s/.test(text[at - 1] ?? ' '))
      continue;
    const possessive = text[at - 1] === 's' && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3));
    if (!possessive) return doubtful !== undefined && at - doubtful > 200 ? doubtful : at;
    doubtful ??= at;
  }
  return doubtful;
}
