/** Lower case without the diacritics of Latin letters: the form under which words are compared one by one. */
export function foldCase(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o');
}
