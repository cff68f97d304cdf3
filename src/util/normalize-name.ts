/**
 * The form under which two spellings of a name are compared: case, diacritics of Latin letters, quotes, dots, hyphens and
 * spacing do not count; letters and digits are told apart ("S-400", "S400" and "S 400" give "s 400"); a possessive's end
 * and a leading article are dropped. Scripts other than Latin are kept.
 */
export function normalizeName(name: string): string {
  return foldName(name)
    .replace(/\./g, '')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/'s?(?=$|\s)/g, '')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o');
}
