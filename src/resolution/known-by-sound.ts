import type { Entity, EntityKind, Vocabulary } from '../model/index.ts';
import { agreeInParts, inOneSpelling, personNameOf, withoutLegalForms, withoutTitles } from './name-forms.ts';
import { type NameToken, tokensOf } from './name-tokens.ts';
import { nameKeysOf, personKeysOf } from './sound-key.ts';

type Index = ReadonlyMap<string, ReadonlySet<string>>;

const held = new WeakMap<Vocabulary, Map<EntityKind, Index>>();

/** Kinds whose names come in several transliterations; designations never do. */
const spoken: ReadonlySet<EntityKind> = new Set(['Person', 'Organization']);

/**
 * The one person or body of the vocabulary that a name in another transliteration means: forename and surname agree in sound,
 * and no initial or "Jr." speaks against it. None where two do.
 */
export function knownBySound(
  tokens: readonly NameToken[],
  kind: EntityKind,
  vocabulary: Vocabulary,
): Entity | undefined {
  if (!spoken.has(kind)) return undefined;
  const index = indexOf(kind, vocabulary);
  const ids = new Set(keysOf(tokens, kind, vocabulary).flatMap((key) => [...(index.get(key) ?? [])]));
  const [only] = ids;
  const entity = ids.size === 1 && only !== undefined ? vocabulary.entities.get(only) : undefined;
  if (entity === undefined || kind !== 'Person') return entity;
  return agreesWith(entity, tokens) && isOneGeneration(entity, tokens) ? entity : undefined;
}

/** Whether a person's initials and generation contradict none of the names that the vocabulary has for somebody. */
export function agreesWith({ name, aliases }: Entity, tokens: readonly NameToken[]): boolean {
  const parts = personNameOf(tokens);
  return [name, ...aliases].every((form) => agreeInParts(parts, personNameOf(tokensOf(form))));
}

/** A son known as "Jr." is not meant by the bare name, which is his father's as well. */
function isOneGeneration({ name }: Entity, tokens: readonly NameToken[]): boolean {
  const { generation } = personNameOf(tokensOf(name));
  return generation === '' || personNameOf(tokens).generation !== '';
}

/** The keys under which spellings of a name meet. */
export function keysOf(
  tokens: readonly NameToken[],
  kind: EntityKind,
  vocabulary: Vocabulary,
): readonly string[] {
  if (kind === 'Person')
    return personKeysOf(personNameOf(withoutTitles(tokens, vocabulary)).core, vocabulary);
  return nameKeysOf(inOneSpelling(withoutLegalForms(tokens, vocabulary), vocabulary), vocabulary);
}

function indexOf(kind: EntityKind, vocabulary: Vocabulary): Index {
  const known = held.get(vocabulary) ?? new Map<EntityKind, Index>();
  held.set(vocabulary, known);
  const made = known.get(kind);
  if (made !== undefined) return made;
  const index = new Map<string, Set<string>>();
  for (const entity of vocabulary.entities.values()) {
    if (entity.kind !== kind) continue;
    for (const name of [entity.name, ...entity.aliases]) {
      for (const key of keysOf(tokensOf(name), kind, vocabulary)) {
        index.set(key, (index.get(key) ?? new Set()).add(entity.id));
      }
    }
  }
  known.set(kind, index);
  return index;
}
