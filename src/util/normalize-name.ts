import { foldCase } from './fold-case.ts';

/**
 * The form under which two spellings of a name are compared: case, diacritics of Latin letters, quotes, dots, hyphens and
 * spacing do not count; a dot between digits sets them apart ("636.3"); letters and digits are told apart ("S-400", "S400" and "S 400" give "s 400"); a possessive's end
 * and a leading article are dropped. Scripts other than Latin are kept.
 */
export function normalizeName(name: string): string {
  return foldCase(name)
    .replace(/[’‘`´]/g, "'")
    .replace(/'s?(?=$|\s)/g, '')
    .replace(/(?<=\p{N})\.(?=\p{N})/gu, ' ')
    .replace(/\./g, '')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$& ')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
}
