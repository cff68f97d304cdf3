import type { EntityKind, Vocabulary } from '../model/index.ts';
import { compareContexts } from './compare-contexts.ts';
import { type Context, shared } from './contexts.ts';
import { keysOf } from './known-by-sound.ts';
import { agreeInParts, inOneSpelling, personNameOf, withoutLegalForms } from './name-forms.ts';
import { isRomanNumber, keyOf, type NameToken, singularOf, tokensOf } from './name-tokens.ts';

/** An entity that the vocabulary lacks, by its fullest name, with what all texts say around it. */
export interface UnknownName {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly context: Context;
  /** The texts that name it. */
  readonly texts: ReadonlySet<string>;
}

/** Reasons by the names that the vocabulary's weights have. */
export type Evidence = readonly (readonly [name: string, detail?: string])[];

/** A name made ready for comparing. */
export interface ReadName extends UnknownName {
  readonly tokens: readonly NameToken[];
  /** Without what is no part of the name. */
  readonly core: readonly string[];
  /** A firm's name without "Group" either. */
  readonly loose: string;
  /** Keys of its sound. */
  readonly sounds: ReadonlySet<string>;
}

/** Makes a name ready for comparing with others. */
export function readNameOf(name: UnknownName, vocabulary: Vocabulary): ReadName {
  const tokens = tokensOf(name.name);
  const core = coreOf(tokens, name.kind, vocabulary);
  const loose = keyOf(inOneSpelling(withoutLegalForms(tokens, vocabulary, true), vocabulary));
  return { ...name, tokens, core, loose, sounds: new Set(keysOf(tokens, name.kind, vocabulary)) };
}

/** The words by which names of a kind are compared; of systems the figures in digits and the words in the singular. */
function coreOf(tokens: readonly NameToken[], kind: EntityKind, vocabulary: Vocabulary): readonly string[] {
  if (kind === 'Organization') {
    return inOneSpelling(withoutLegalForms(tokens, vocabulary), vocabulary).map(({ folded }) => folded);
  }
  if (kind !== 'WeaponSystem') return tokens.map(({ folded }) => folded);
  return tokens.map((token, index) => {
    if (index > 0 && isRomanNumber(token)) return romans.get(token.raw) ?? token.folded;
    return token.digits ? token.folded : singularOf(token.folded);
  });
}

const romans: ReadonlyMap<string, string> = new Map(
  ['II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((roman, index) => [roman, String(index + 2)]),
);

/** Keys of which names that may be one share at least one: a sound, their words, or one word of five letters and more. */
export function sharedKeysOf({ kind, sounds, core, loose }: ReadName): ReadonlySet<string> {
  const words = kind === 'Person' ? [] : [core.join(' '), loose, ...core.filter((word) => word.length > 4)];
  return new Set([
    ...[...sounds].map((sound) => `${kind} ~${sound}`),
    ...words.map((word) => `${kind} ${word}`),
  ]);
}

/** What speaks for and against two names' being one; nothing where they are not even alike. */
export function evidenceFor(left: ReadName, right: ReadName): Evidence | undefined {
  // Two bearers that context told apart are not joined by the name that they share.
  if (left.kind !== right.kind || plainIdOf(left.id) === plainIdOf(right.id)) return undefined;
  if (left.kind === 'Person') return personEvidence(left, right);
  return left.kind === 'Organization' ? bodyEvidence(left, right) : systemEvidence(left, right);
}

function plainIdOf(id: string): string {
  return id.replace(/@.*$/, '');
}

function personEvidence(left: ReadName, right: ReadName): Evidence | undefined {
  const [a, b] = [personNameOf(left.tokens), personNameOf(right.tokens)];
  if (shared(left.sounds, right.sounds) === undefined || !agreeInParts(a, b)) return undefined;
  return [
    ['same-sound'],
    ['full-name'],
    ...(a.generation === b.generation ? [] : [['other-generation'] as const]),
    ...compareContexts(left.context, right.context),
  ];
}

function bodyEvidence(left: ReadName, right: ReadName): Evidence | undefined {
  const around = compareContexts(left.context, right.context);
  if (shared(left.sounds, right.sounds) !== undefined) return [['same-sound'], ['full-name'], ...around];
  const [short, long] = left.core.length < right.core.length ? [left, right] : [right, left];
  if (!isRunOf(short.core, long.core) || short.core.join('').length < 4) return undefined;
  // One text that has both means two.
  if (shared(left.texts, right.texts) !== undefined) return undefined;
  return [[short.loose === long.loose ? 'legal-form' : 'short-form'], ...around];
}

function systemEvidence(left: ReadName, right: ReadName): Evidence | undefined {
  const parties = shared(left.context.parties, right.context.parties);
  const around: Evidence = parties === undefined ? [['no-company']] : [['same-parties', parties]];
  if (left.core.join(' ') === right.core.join(' ')) {
    return [['same-figures'], ...(parties === undefined ? [] : around)];
  }
  if (shared(left.sounds, right.sounds) !== undefined) return [['same-sound'], ...around];
  const [short, long] = left.core.length < right.core.length ? [left, right] : [right, left];
  const isNumbered = short.core.some((word) => /\p{N}/u.test(word));
  if (
    parties === undefined ||
    isNumbered ||
    !isRunOf(short.core, long.core) ||
    short.core.join('').length < 5
  ) {
    return undefined;
  }
  return [['short-form'], ...around];
}

function isRunOf(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 0 || short.length >= long.length) return false;
  return long.some((_, at) => short.every((word, index) => long[at + index] === word));
}
