import type { Entity } from '../model/index.ts';
import { isAcronymOf } from '../util/is-acronym-of.ts';
import { tokensOf } from './name-tokens.ts';

/** The forms among an article's names of a thing that write out one of its acronyms, the longest first. */
export function expansionsAmong(forms: readonly string[]): readonly string[] {
  const acronyms = forms.filter(isAcronym);
  return forms
    .filter((form) => !isAcronym(form) && acronyms.some((acronym) => isAcronymOf(acronym, form)))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A single word of capitals, up to eight letters ("SSB", "TÜBİTAK" written "TUBITAK"). */
export function isAcronym(name: string): boolean {
  const tokens = tokensOf(name);
  const [only] = tokens;
  return tokens.length === 1 && only !== undefined && /^\p{Lu}{2,8}$/u.test(only.raw);
}

/** Whether a form that writes out an acronym is near to a name of the entity: half the words of the shorter are the other's. */
export function fitsExpansion({ name, aliases }: Entity, expansion: string): boolean {
  const words = wordsIn(expansion);
  return [name, ...aliases].some((form) => {
    const others = wordsIn(form);
    const shared = [...words].filter((word) => others.has(word)).length;
    return others.size > 1 && shared * 2 >= Math.min(words.size, others.size);
  });
}

function wordsIn(name: string): ReadonlySet<string> {
  return new Set(
    tokensOf(name)
      .filter(({ raw }) => raw.length > 3)
      .map(({ folded }) => folded),
  );
}
