import type { Doubt, EntityKind, Vocabulary } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { rootIn } from '../util/root-in.ts';
import { compareContexts } from './compare-contexts.ts';
import { type Context, shared, withIds } from './contexts.ts';
import { type Finding, weigh } from './evidence.ts';
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

export interface JoinedSpellings {
  /** Pairs of ids that are one. */
  readonly same: readonly (readonly [string, string])[];
  readonly doubts: readonly Doubt[];
}

/** A key that more names than this share tells nothing. */
const largestBlock = 50;

/**
 * Finds among unknown names those that are spellings or short forms of one: other transliterations, other figures ("II", "2"),
 * a firm with and without "Group", "Norrsken" beside "Norrsken Radar". Only names that share a key are compared, so that the
 * time is linear in their number. A short form that fits two names joins neither.
 */
export function joinSpellings(names: readonly UnknownName[], vocabulary: Vocabulary): JoinedSpellings {
  const same: (readonly [string, string])[] = [];
  const doubts: Doubt[] = [];
  // Systems first, then who builds them, then who works there: what is joined is evidence for the next.
  for (const kind of ['WeaponSystem', 'Organization', 'Person'] as const) {
    const pairs = pairsAmong(
      names.filter((name) => name.kind === kind).map((name) => inFinalIds(name, same)),
      vocabulary,
    );
    for (const { left, right, finding } of pairs) {
      const { answer, score, reasons } = finding;
      if (answer === 'same') same.push([left.id, right.id]);
      if (answer === 'unsure')
        doubts.push({ kind: 'entity', left: left.id, right: right.id, score, reasons });
    }
  }
  return { same, doubts };
}

function pairsAmong(names: readonly UnknownName[], vocabulary: Vocabulary): readonly Pair[] {
  const sorted = names.map((name) => readNameOf(name, vocabulary)).sort((a, b) => compare(a.id, b.id));
  const findings = new Map<string, Pair>();
  for (const block of blocksOf(sorted)) {
    for (const [index, left] of block.entries()) {
      for (const right of block.slice(index + 1)) {
        const key = `${left.id}\u0000${right.id}`;
        if (findings.has(key)) continue;
        const evidence = evidenceFor(left, right);
        if (evidence !== undefined)
          findings.set(key, { left, right, evidence, finding: weigh(evidence, vocabulary) });
      }
    }
  }
  return withoutForks([...findings.values()], vocabulary);
}

/** A name whose context has one id for what was joined. */
function inFinalIds(name: UnknownName, same: readonly (readonly [string, string])[]): UnknownName {
  const firsts = new Map(same.map(([left, right]) => [right, left]));
  const final = (id: string): string => rootIn(firsts, id);
  return { ...name, context: withIds(name.context, final) };
}

type Evidence = readonly (readonly [name: string, detail?: string])[];

interface ReadName extends UnknownName {
  readonly tokens: readonly NameToken[];
  /** Without what is no part of the name. */
  readonly core: readonly string[];
  /** A firm's name without "Group" either. */
  readonly loose: string;
  /** Keys of its sound. */
  readonly sounds: ReadonlySet<string>;
}

interface Pair {
  readonly left: ReadName;
  readonly right: ReadName;
  readonly evidence: Evidence;
  readonly finding: Finding;
}

function readNameOf(name: UnknownName, vocabulary: Vocabulary): ReadName {
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

/** Names that share a key: a sound, their words, or one word of five letters and more. */
function blocksOf(names: readonly ReadName[]): readonly (readonly ReadName[])[] {
  const blocks = new Map<string, ReadName[]>();
  for (const name of names) {
    const words =
      name.kind === 'Person'
        ? []
        : [name.core.join(' '), name.loose, ...name.core.filter((word) => word.length > 4)];
    for (const key of new Set([...[...name.sounds].map((sound) => `~${sound}`), ...words])) {
      const full = `${name.kind} ${key}`;
      const block = blocks.get(full);
      if (block) block.push(name);
      else blocks.set(full, [name]);
    }
  }
  return [...blocks.values()].filter(({ length }) => length > 1 && length <= largestBlock);
}

/** What speaks for and against two names' being one; nothing where they are not even alike. */
function evidenceFor(left: ReadName, right: ReadName): Evidence | undefined {
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

/** Pairs of a name that fits two others that are not one: then nobody can say which it means. */
function withoutForks(pairs: readonly Pair[], vocabulary: Vocabulary): readonly Pair[] {
  const same = new Map<string, Set<string>>();
  for (const { left, right, finding } of pairs) {
    if (finding.answer !== 'same') continue;
    same.set(left.id, (same.get(left.id) ?? new Set()).add(right.id));
    same.set(right.id, (same.get(right.id) ?? new Set()).add(left.id));
  }
  const isForked = (id: string): boolean => {
    const others = [...(same.get(id) ?? [])];
    return others.some((a, index) => others.slice(index + 1).some((b) => !same.get(a)?.has(b)));
  };
  const forked = new Set([...same.keys()].filter(isForked));
  return pairs.map((pair) => {
    if (pair.finding.answer !== 'same' || !(forked.has(pair.left.id) || forked.has(pair.right.id)))
      return pair;
    const finding = weigh([...pair.evidence, ['two-readings']], vocabulary);
    return { ...pair, finding: { ...finding, answer: 'unsure' } };
  });
}
