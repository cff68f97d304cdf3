import type { EntityKind, NameSense, Vocabulary, VocabularyName } from '../model/index.ts';
import { keyOf, type NameToken, spellingOf, tokensOf } from './name-tokens.ts';

/** Kinds that the same name is often taken for: a ministry may be read as an organisation and stand for its state. */
const actingKinds: ReadonlySet<EntityKind> = new Set(['State', 'Organization', 'Alliance', 'Programme']);

/** From the plainest form of a name to the loosest. */
const formRank: Readonly<Record<NameSense['form'], number>> = {
  name: 0,
  alias: 1,
  demonym: 2,
  capital: 3,
  metonym: 4,
};

/**
 * The senses in which the vocabulary knows a name, for a party of this kind: those of the kind itself if there are any,
 * else, for parties that act, those of the other kinds that act. Names that count only as spelt are compared letter for letter.
 */
export function sensesOf(
  tokens: readonly NameToken[],
  kind: EntityKind,
  vocabulary: Vocabulary,
): readonly Sense[] {
  const names = vocabulary.names.get(keyOf(tokens));
  if (names === undefined) return [];
  const spelling = spellingOf(tokens);
  const senses = names
    .filter((name) => !name.exactCase || spellingOf(tokensOf(name.surface)) === spelling)
    .flatMap((name) => name.senses.map((sense) => ({ ...sense, named: name })));
  const own = senses.filter((sense) => sense.kind === kind);
  if (own.length > 0 || !actingKinds.has(kind)) return own;
  return senses.filter((sense) => actingKinds.has(sense.kind));
}

export interface Sense extends NameSense {
  readonly named: VocabularyName;
}

/**
 * Decides between several senses: by the article's other forms of the name, then by the words that a declared ambiguity
 * holds for a sense, then by a fixed rule: the plainer form of name; the form spelt as written; the order in which a
 * declared ambiguity lists its senses; what still exists before what is gone; the id. A single sense is not taken where the article's other forms speak against it.
 */
export function decideSense(
  senses: readonly Sense[],
  written: readonly NameToken[],
  aliases: readonly string[],
  vocabulary: Vocabulary,
): string | undefined {
  const ids = new Set(senses.map((sense) => sense.entityId));
  const [only] = ids;
  if (ids.size < 2) return speaksAgainst(senses, aliases) ? undefined : only;
  const fit = idsThatFit(ids, senses, aliases, vocabulary);
  const [fitting] = fit;
  if (fit.size === 1) return fitting;
  const spelling = spellingOf(written);
  const rank = (sense: Sense): readonly number[] => [
    fit.size === 0 || fit.has(sense.entityId) ? 0 : 1,
    formRank[sense.form],
    spellingOf(tokensOf(sense.named.surface)) === spelling ? 0 : 1,
    (sense.named.ambiguity?.senses.indexOf(sense.entityId) ?? -1) >>> 0,
    isGone(sense.entityId, vocabulary) ? 1 : 0,
  ];
  return [...senses].sort((a, b) => compareRanks(rank(a), rank(b)) || (a.entityId < b.entityId ? -1 : 1))[0]
    ?.entityId;
}

/** Whether the article's other forms of a name hold words that speak against every sense of it, and none that speaks for one. */
function speaksAgainst(senses: readonly Sense[], aliases: readonly string[]): boolean {
  const ambiguities = senses.flatMap(({ named }) => (named.ambiguity === undefined ? [] : [named.ambiguity]));
  if (ambiguities.length === 0 || aliases.length === 0) return false;
  const words = new Set(aliases.flatMap((alias) => tokensOf(alias).map((token) => token.folded)));
  const holds = (cue: string): boolean => tokensOf(cue).every((token) => words.has(token.folded));
  return (
    ambiguities.some(({ against }) => against.some(holds)) &&
    !ambiguities.some((ambiguity) => Object.values(ambiguity.for).some((cues) => cues.some(holds)))
  );
}

function idsThatFit(
  ids: ReadonlySet<string>,
  senses: readonly Sense[],
  aliases: readonly string[],
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  const fit = new Set<string>();
  for (const alias of aliases) {
    for (const name of vocabulary.names.get(keyOf(tokensOf(alias))) ?? []) {
      const named = name.senses.filter((sense) => ids.has(sense.entityId));
      // A form that is itself ambiguous between the same senses decides nothing.
      if (named.length === 1 && named[0]) fit.add(named[0].entityId);
    }
  }
  if (fit.size > 0) return fit;
  const words = new Set(aliases.flatMap((alias) => tokensOf(alias).map((token) => token.folded)));
  for (const { named } of senses) {
    for (const [id, cues] of Object.entries(named.ambiguity?.for ?? {})) {
      if (ids.has(id) && cues.some((cue) => tokensOf(cue).every((token) => words.has(token.folded))))
        fit.add(id);
    }
  }
  return fit;
}

function isGone(id: string, vocabulary: Vocabulary): boolean {
  return goneIds(vocabulary).has(id);
}

const gone = new WeakMap<Vocabulary, ReadonlySet<string>>();
function goneIds(vocabulary: Vocabulary): ReadonlySet<string> {
  const held = gone.get(vocabulary);
  if (held !== undefined) return held;
  const ids = new Set<string>();
  for (const state of vocabulary.states) if (state.former || state.until !== undefined) ids.add(state.id);
  for (const body of vocabulary.organizations) if (body.until !== undefined) ids.add(body.id);
  gone.set(vocabulary, ids);
  return ids;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
