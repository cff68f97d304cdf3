import type { Article } from '../model/index.ts';
import { checkText } from './check-text.ts';
import { decodeText } from './decode-text.ts';
import { type Outcome, success } from './outcome.ts';
import { textHead } from './text-head.ts';

/** Reads a plain text or Markdown file: the article's text is the whole of it, decoded and otherwise unchanged. */
export function readText(bytes: Uint8Array, id: string, charset?: string): Outcome<Article> {
  const decoded = decodeText(bytes, charset);
  if (!decoded.ok) return decoded;
  const checked = checkText(decoded.value);
  return checked.ok ? success({ id, text: checked.value, ...textHead(checked.value) }) : checked;
}
