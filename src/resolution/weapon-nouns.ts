import type { Vocabulary } from '../model/index.ts';
import { rootIn } from '../util/root-in.ts';
import { singularOf } from './name-tokens.ts';

export interface WeaponNouns {
  /** Common nouns that follow a system's name and change nothing ("jet", "missile"), in the singular. */
  readonly heads: ReadonlySet<string>;
  /** Categories of which the vocabulary knows parts of other systems ("engine"): after a name they mean a part of it. */
  readonly parts: ReadonlySet<string>;
  readonly categoryOf: ReadonlyMap<string, string>;
  /** The first of a chain of variants, by the vocabulary. */
  rootOf(id: string): string;
}

const held = new WeakMap<Vocabulary, WeaponNouns>();

/** What the vocabulary says about the nouns around systems' names; computed once for each vocabulary. */
export function weaponNouns(vocabulary: Vocabulary): WeaponNouns {
  const known = held.get(vocabulary);
  if (known !== undefined) return known;
  const parents = new Map(vocabulary.weapons.map((weapon) => [weapon.id, weapon.variantOf]));
  const nouns = {
    heads: new Set(
      vocabulary.nouns.filter((noun) => noun.of === 'weapon').map((noun) => singularOf(noun.noun)),
    ),
    parts: new Set(
      vocabulary.weapons
        .filter((weapon) => weapon.componentOf.length > 0)
        .map((weapon) => weapon.category as string),
    ),
    rootOf: (id: string) => rootIn(parents, id),
    categoryOf: new Map(vocabulary.weapons.map((weapon) => [weapon.id, weapon.category as string])),
  };
  held.set(vocabulary, nouns);
  return nouns;
}
