/**
 * Words from articles as they are, whatever they hold: in CommonMark and GitHub's Markdown nothing of them becomes a tag, a link,
 * an image, a table cell, a heading or a list. Line breaks and other controls become blanks; marks that turn the direction
 * of writing are dropped.
 */
export function escapeMarkdown(words: string): string {
  return plainLine(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Words on one line without control characters and without marks that turn the direction of writing. */
export function plainLine(words: string): string {
  return (
    words
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .trim()
  );
}

/** An address that a page may link to: http or https only, in a form that cannot end its angle brackets; else nothing. */
export function safeLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return url.href.replace(/[<>\s|`]/g, encodeURIComponent);
}
