import type { Entity, EntityKind, Vocabulary } from '../model/index.ts';
import { normalizeName } from '../util/normalize-name.ts';
import { withoutInvisible } from '../util/visible-text.ts';
import { nameOf } from './designation.ts';
import { expansionsAmong, fitsExpansion } from './expansions.ts';
import { decideSense, sensesOf } from './find-senses.ts';
import { agreesWith, knownBySound } from './known-by-sound.ts';
import { inOneSpelling, personNameOf, withoutLegalForms, withoutTitles } from './name-forms.ts';
import { isCommonWord, keyOf, type NameToken, tokensOf, wordsOf } from './name-tokens.ts';
import { unknownEntity } from './named-entity.ts';
import { resolveWeapon } from './resolve-weapon.ts';

/**
 * The entity that a name means: the vocabulary's where it knows the name or another form of it in the same article
 * (`aliases`), else one of its own with an id from the fullest form ("org:kverndal-marine"). Pure; the same arguments give the
 * same entity.
 */
export function resolveName(
  surface: string,
  kind: EntityKind,
  aliases: readonly string[],
  vocabulary: Vocabulary,
): Entity {
  const { name, others } = withoutBrackets(withoutInvisible(surface), aliases.map(withoutInvisible));
  if (kind === 'WeaponSystem') return resolveWeapon(name, others, vocabulary);
  const forms = [name, ...others];
  const [expansion] = kind === 'State' ? [] : expansionsAmong(forms);
  if (expansion !== undefined) {
    const meant = lookUp(expansion, kind, [], vocabulary) ?? bySound(expansion, kind, vocabulary);
    if (meant !== undefined) return meant;
  }
  // An acronym that the article writes out means what it writes, whatever the vocabulary has under it.
  const fits = (entity: Entity | undefined): Entity | undefined =>
    entity === undefined || expansion === undefined || fitsExpansion(entity, expansion) ? entity : undefined;
  const known =
    fits(lookUp(name, kind, others, vocabulary)) ??
    fits(lookUpOthers(others, kind, vocabulary)) ??
    fits(bySound(fullestOf(forms), kind, vocabulary)) ??
    (kind === 'Programme' ? programmeOf(name, vocabulary) : undefined);
  return known ?? unknownByName(expansion === undefined ? forms : [expansion], kind, vocabulary);
}

/** An entity of its own by the fullest of its forms, without what is no part of a name of its kind. */
function unknownByName(forms: readonly string[], kind: EntityKind, vocabulary: Vocabulary): Entity {
  if (kind === 'Person') {
    const names = forms.map((form) => nameOf(withoutTitles(tokensOf(form), vocabulary))).filter(Boolean);
    const full = fullestOf(names.length > 0 ? names : forms);
    return unknownEntity(kind, full, normalizeName(full));
  }
  const full = fullestOf(kind === 'State' ? forms.slice(0, 1) : forms);
  if (kind !== 'Organization') return unknownEntity(kind, full, normalizeName(full));
  const core = inOneSpelling(withoutLegalForms(tokensOf(full), vocabulary), vocabulary);
  return unknownEntity(kind, full, keyOf(core));
}

function bySound(name: string, kind: EntityKind, vocabulary: Vocabulary): Entity | undefined {
  return knownBySound(tokensOf(name), kind, vocabulary);
}

/** The longest of several forms of one name: most words, then most letters, then the first in the alphabet. */
export function fullestOf(forms: readonly string[]): string {
  const [first = ''] = forms
    .map((form) => ({ form: wordsOf(form), words: tokensOf(form).length }))
    .sort((a, b) => b.words - a.words || b.form.length - a.form.length || (a.form < b.form ? -1 : 1))
    .map(({ form }) => form);
  return first;
}

/** "Countering … Act (CAATSA)" is two forms of one name. */
function withoutBrackets(surface: string, aliases: readonly string[]) {
  const whole = surface.trimEnd();
  const open = whole.lastIndexOf('(');
  const name = whole.slice(0, Math.max(0, open)).trimEnd();
  const inside = whole.slice(open + 1, -1);
  if (!whole.endsWith(')') || name === '' || inside === '' || inside.includes(')')) {
    return { name: surface, others: aliases };
  }
  return { name, others: [...aliases, surface, inside] };
}

function lookUp(
  name: string,
  kind: EntityKind,
  aliases: readonly string[],
  vocabulary: Vocabulary,
): Entity | undefined {
  const tokens = tokensOf(name);
  for (const form of formsOf(tokens, kind, vocabulary)) {
    const id = decideSense(sensesOf(form, kind, vocabulary), form, aliases, vocabulary);
    const entity = id === undefined ? undefined : vocabulary.entities.get(id);
    if (entity === undefined) continue;
    if (kind === 'Person' && !agreesWith(entity, withoutTitles(tokens, vocabulary))) continue;
    return entity;
  }
  return undefined;
}

/**
 * The forms under which a name may stand in the vocabulary, the whole first. People are known without the office before the
 * name, the initials in it and the "Jr." behind it; bodies without their legal form and by another spelling; states, alliances, programmes
 * and laws without the common nouns after it ("Indian government", "NATO allies").
 */
function formsOf(
  tokens: readonly NameToken[],
  kind: EntityKind,
  vocabulary: Vocabulary,
): readonly (readonly NameToken[])[] {
  const forms = [tokens];
  if (kind === 'Person') {
    for (let start = 1; start < tokens.length - 1; start++) forms.push(tokens.slice(start));
    const named = withoutTitles(tokens, vocabulary);
    forms.push(named, personNameOf(named).core);
  } else if (kind === 'Organization') {
    const core = withoutLegalForms(tokens, vocabulary);
    forms.push(core, inOneSpelling(core, vocabulary));
  } else {
    for (let end = tokens.length - 1; end > 0; end--) {
      const next = tokens[end];
      if (next === undefined || !isCommonWord(next) || next.glued) break;
      forms.push(tokens.slice(0, end));
    }
  }
  return forms;
}

/** The entity that the other forms of a name agree on. */
function lookUpOthers(
  aliases: readonly string[],
  kind: EntityKind,
  vocabulary: Vocabulary,
): Entity | undefined {
  const found = new Map<string, Entity>();
  for (const alias of aliases) {
    const entity = lookUp(alias, kind, [], vocabulary);
    if (entity !== undefined) found.set(entity.id, entity);
  }
  const [only] = found.values();
  return found.size === 1 ? only : undefined;
}

/** A programme named after its system ("F-35 fighter programme") is the one programme that has this system. */
function programmeOf(name: string, vocabulary: Vocabulary): Entity | undefined {
  const system = resolveWeapon(name, [], vocabulary);
  const programmes = vocabulary.programmes.filter((programme) => programme.systems.includes(system.id));
  const [only] = programmes;
  return programmes.length === 1 && only ? vocabulary.entities.get(only.id) : undefined;
}

/** The form under which two spellings of an unknown name are the same. */
export function formOf(name: string): string {
  return keyOf(tokensOf(name));
}
