import type { Entity, EntityKind, Vocabulary } from '../../model/index.ts';
import { normalizeName } from '../../util/normalize-name.ts';

const held = new WeakMap<Vocabulary, ReadonlyMap<string, string | undefined>>();

/** Name as registers spell it → the entity's id, `undefined` for nobody. */
function registerNames(vocabulary: Vocabulary): ReadonlyMap<string, string | undefined> {
  const known = held.get(vocabulary);
  if (known !== undefined) return known;
  const names = new Map(
    vocabulary.registerNames.map(({ name, means }) => [
      normalizeName(name),
      means === 'unknown' ? undefined : means,
    ]),
  );
  held.set(vocabulary, names);
  return names;
}

/**
 * The one entity of a kind whose name or alias this is, letter for letter but for case, marks and spacing. Adjectives, capitals
 * and sounds do not count, and a name of two is nobody's: a register is not guessed at.
 */
export function knownByName(
  name: string,
  kinds: readonly EntityKind[],
  vocabulary: Vocabulary,
): Entity | undefined {
  const key = normalizeName(name);
  const own = registerNames(vocabulary);
  if (own.has(key)) {
    const id = own.get(key);
    const entity = id === undefined ? undefined : vocabulary.entities.get(id);
    return entity && kinds.includes(entity.kind) ? entity : undefined;
  }
  for (const kind of kinds) {
    const ids = new Set(
      (vocabulary.names.get(key) ?? [])
        .flatMap(({ senses }) => senses)
        .filter((sense) => sense.kind === kind && (sense.form === 'name' || sense.form === 'alias'))
        .map(({ entityId }) => entityId),
    );
    const [only] = ids;
    if (ids.size === 1 && only !== undefined) return vocabulary.entities.get(only);
    if (ids.size > 1) return undefined;
  }
  return undefined;
}
