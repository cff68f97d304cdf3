import type { Entity, Vocabulary } from '../model/index.ts';
import { nameOf, slugOfDesignation } from './designation.ts';
import { decideSense, sensesOf } from './find-senses.ts';
import { leadingWordsOf } from './leading-words.ts';
import {
  isRomanNumber,
  keyOf,
  type NameToken,
  singularOf,
  spellingOf,
  tokensOf,
  withoutPlural,
  wordsOf,
} from './name-tokens.ts';
import { unknownEntity } from './named-entity.ts';
import { inLatin } from './sound-key.ts';
import { suffixOf } from './suffix.ts';
import { unknownWeapon } from './unknown-weapon.ts';
import { weaponNouns } from './weapon-nouns.ts';

/**
 * The weapon system that a name means. The vocabulary decides first, by the name as spelt, then by its longest part that it
 * knows; what follows decides whether the name is that system ("S-400 missile systems", "S-400 Triumf"), a variant of it
 * ("Su-35SE"), a part of it ("F-16 engine") or another system that only begins alike ("Leopard 1" beside "Leopard").
 * Numbers and series letters are never dropped: S-300 and S-400, M1A1 and M1A2 stay apart.
 */
export function resolveWeapon(surface: string, aliases: readonly string[], vocabulary: Vocabulary): Entity {
  const latin = inLatin(surface, vocabulary);
  if (latin !== surface) {
    const known = resolveWeapon(latin, aliases, vocabulary);
    if (known.known) return known;
  }
  const written = tokensOf(surface);
  const spelt = speltExactly(written, aliases, vocabulary);
  if (spelt !== undefined) return spelt;
  const tokens = withoutPlural(written);
  for (const start of [0, ...leadingWordsOf(tokens, vocabulary)]) {
    const found = fromStart(tokens.slice(start), aliases, vocabulary);
    if (found !== undefined && !isOfOtherMaker(found, tokens.slice(0, start), vocabulary)) return found;
  }
  for (const alias of [...aliases].sort()) {
    const known = speltExactly(withoutPlural(tokensOf(alias)), [], vocabulary);
    // Another form of the name may say what this one leaves out, but must not contradict its numbers.
    if (known !== undefined && agrees(tokens, tokensOf(alias))) return known;
  }
  const unknown = unknownWeapon(surface, aliases, vocabulary);
  const known = vocabulary.entities.get(unknown.id);
  if (known === undefined || !isContradicted(known, tokens, vocabulary)) return unknown;
  return { ...unknown, name: wordsOf(surface), id: `weapon:${slugOfDesignation(tokens, '')}` };
}

/** Whether the words around a designation say that it is not the system that the vocabulary has under it. */
function isContradicted(known: Entity, tokens: readonly NameToken[], vocabulary: Vocabulary): boolean {
  const start = leadingWordsOf(tokens, vocabulary).at(-1) ?? 0;
  const named = tokens.slice(start);
  const end = named.findIndex((token) => token.digits) + 1 || 1;
  return (
    isOtherKind(known, named.slice(1), vocabulary) ||
    isOfOtherMaker(known, tokens.slice(0, start), vocabulary) ||
    isOtherNickname(named.slice(0, end), named.slice(end), vocabulary)
  );
}

function knownWeapon(
  tokens: readonly NameToken[],
  aliases: readonly string[],
  vocabulary: Vocabulary,
): Entity | undefined {
  const senses = sensesOf(tokens, 'WeaponSystem', vocabulary);
  const id = decideSense(senses, tokens, aliases, vocabulary);
  return id === undefined ? undefined : vocabulary.entities.get(id);
}

/** The whole name as the vocabulary has it; where a final "s" may be a plural or a series letter, its case must agree. */
function speltExactly(
  tokens: readonly NameToken[],
  aliases: readonly string[],
  vocabulary: Vocabulary,
): Entity | undefined {
  const known = knownWeapon(tokens, aliases, vocabulary);
  if (known === undefined || keyOf(withoutPlural(tokens)) === keyOf(tokens)) return known;
  const spelling = spellingOf(tokens);
  const same = [known.name, ...known.aliases].some((name) => spellingOf(tokensOf(name)) === spelling);
  return same ? known : undefined;
}

function fromStart(
  tokens: readonly NameToken[],
  aliases: readonly string[],
  vocabulary: Vocabulary,
): Entity | undefined {
  for (let end = tokens.length; end > 0; end--) {
    const head = tokens.slice(0, end);
    const base =
      knownWeapon(head, aliases, vocabulary) ?? knownWeapon(singularEnd(head), aliases, vocabulary);
    if (base === undefined) continue;
    const rest = tokens.slice(end);
    if (rest.length === 0) return base;
    if (beginsANumber(head, rest) || isOtherKind(base, rest, vocabulary)) return undefined;
    if (isOtherNickname(head, rest, vocabulary)) return undefined;
    return byRest(base, tokens, end, aliases, vocabulary);
  }
  return undefined;
}

/** The last noun after a name that only systems of some categories bear: none of them is the system's ("Typhoon-class submarine"). */
function isOtherKind(base: Entity, rest: readonly NameToken[], vocabulary: Vocabulary): boolean {
  const { categoriesOf, categoryOf } = weaponNouns(vocabulary);
  const category = categoryOf.get(base.id);
  const told = rest
    .map(({ folded }) => categoriesOf.get(singularOf(folded)))
    .findLast((found) => found !== undefined);
  return category !== undefined && told !== undefined && !told.has(category);
}

/**
 * A designation of a letter or two and one figure is borne by many systems: a proper name behind it that the vocabulary does not
 * have for this one tells of another ("C-2 Greyhound" beside the Kawasaki C-2).
 */
function isOtherNickname(
  head: readonly NameToken[],
  rest: readonly NameToken[],
  vocabulary: Vocabulary,
): boolean {
  const [letters, figure, ...more] = head;
  const [next] = rest;
  if (!letters || letters.raw.length > 2 || !figure?.digits || figure.raw.length > 1 || more.length > 0)
    return false;
  if (next === undefined || next.joined || next.glued || !/^\p{Lu}\p{Ll}{2,}/u.test(next.raw)) return false;
  return !weaponNouns(vocabulary).heads.has(singularOf(next.folded));
}

/** A maker before the name that builds nothing of the system's kind, and so not this system ("Beriev A-100"). */
function isOfOtherMaker(found: Entity, before: readonly NameToken[], vocabulary: Vocabulary): boolean {
  const { makersOf, categoryOf, categoriesOfMaker } = weaponNouns(vocabulary);
  const base = found.variantOf ?? found.id;
  const category = categoryOf.get(base);
  const makers = makersOf.get(base) ?? [];
  if (category === undefined || makers.length === 0 || before.length === 0) return false;
  const named = sensesOf(before, 'Organization', vocabulary).map(({ entityId }) => entityId);
  return named.some((id) => {
    const builds = categoriesOfMaker.get(id);
    return builds !== undefined && !makers.includes(id) && !builds.has(category);
  });
}

/** "Leopard" with "1" after it, "Patriot" with "II": the number belongs to the name, so the part found is not the system. */
function beginsANumber(head: readonly NameToken[], rest: readonly NameToken[]): boolean {
  const [first] = rest;
  if (first === undefined || head.some((token) => token.digits)) return false;
  return first.digits || isRomanNumber(first);
}

function byRest(
  base: Entity,
  tokens: readonly NameToken[],
  end: number,
  aliases: readonly string[],
  vocabulary: Vocabulary,
): Entity {
  const rest = tokens.slice(end);
  // "Abrams M1A2", "Kalashnikov AK-103": a nickname or a family before the designation, which is the exacter name. A single
  // letter with a number is as often a mark of the system before it ("Rafale F4"), so it must be of the same family.
  const exact = rest.some((token) => token.digits) ? fromStart(rest, aliases, vocabulary) : undefined;
  const series = rest[0]?.digits ? '' : (rest[0]?.raw ?? '');
  if (exact !== undefined && (series.length > 1 || sameFamily(base.id, exact, vocabulary))) return exact;
  const nouns = weaponNouns(vocabulary);
  const suffix = suffixOf(rest, nouns);
  if (suffix.length > 0) {
    const id = `weapon:${slugOfDesignation(suffix, stemOf(base, tokens.slice(0, end)))}`;
    const variant = unknownEntity('WeaponSystem', nameOf([...tokens.slice(0, end), ...suffix]));
    return vocabulary.entities.get(id) ?? { ...variant, id, variantOf: base.id };
  }
  const last = rest.at(-1);
  const part = last && singularOf(last.folded);
  if (part !== undefined && nouns.parts.has(part) && nouns.categoryOf.get(base.id) !== part) {
    return { ...unknownEntity('WeaponSystem', `${base.name} ${part}`), componentOf: base.id };
  }
  return base;
}

/** What a variant's id begins with: its system's id, with the mark that the name gives before the last ("Buk-M1" of "Buk-M1-2"). */
function stemOf(base: Entity, head: readonly NameToken[]): string {
  const own = base.id.slice('weapon:'.length);
  const named = slugOfDesignation(head, '');
  return named.startsWith(own) && /\p{N}/u.test(named.slice(own.length)) ? named : own;
}

function sameFamily(base: string, exact: Entity, vocabulary: Vocabulary): boolean {
  const { rootOf } = weaponNouns(vocabulary);
  return rootOf(exact.variantOf ?? exact.id) === rootOf(base);
}

function agrees(tokens: readonly NameToken[], other: readonly NameToken[]): boolean {
  const numbers = tokens.filter((token) => token.digits).map((token) => token.folded);
  const others = new Set(other.filter((token) => token.digits).map((token) => token.folded));
  return numbers.every((number) => others.has(number));
}

function singularEnd(tokens: readonly NameToken[]): readonly NameToken[] {
  const last = tokens.at(-1);
  if (last === undefined || last.digits) return tokens;
  return [...tokens.slice(0, -1), { ...last, raw: singularOf(last.raw), folded: singularOf(last.folded) }];
}
