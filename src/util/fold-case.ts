import { withoutInvisible } from './visible-text.ts';

/** Lower case without the diacritics of Latin letters and without signs that are not shown: the form under which words are compared one by one. */
export function foldCase(word: string): string {
  // Most words are plain, and folding those in full would cost ten times as much.
  if (/^[\x20-\x7e]*$/.test(word)) return word.toLowerCase();
  return withoutInvisible(word)
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o');
}
