import type { Vocabulary } from '../model/index.ts';
import { rootIn } from '../util/root-in.ts';
import { singularOf } from './name-tokens.ts';

export interface WeaponNouns {
  /** Common nouns that follow a system's name and change nothing ("jet", "missile"), in the singular. */
  readonly heads: ReadonlySet<string>;
  /** Categories of which the vocabulary knows parts of other systems ("engine"): after a name they mean a part of it. */
  readonly parts: ReadonlySet<string>;
  readonly categoryOf: ReadonlyMap<string, string>;
  /** Noun in the singular → the only categories of systems so called. */
  readonly categoriesOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly makersOf: ReadonlyMap<string, readonly string[]>;
  /** Maker → the categories of what it builds. */
  readonly categoriesOfMaker: ReadonlyMap<string, ReadonlySet<string>>;
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
    categoriesOf: new Map(
      vocabulary.nouns.flatMap(({ noun, categories }) =>
        categories === undefined ? [] : [[singularOf(noun), new Set<string>(categories)] as const],
      ),
    ),
    makersOf: new Map(vocabulary.weapons.map(({ id, makers }) => [id, makers])),
    categoriesOfMaker: categoriesOfMaker(vocabulary),
  };
  held.set(vocabulary, nouns);
  return nouns;
}

function categoriesOfMaker({ weapons }: Vocabulary): ReadonlyMap<string, ReadonlySet<string>> {
  const categories = new Map<string, Set<string>>();
  for (const { makers, category } of weapons) {
    for (const maker of makers) categories.set(maker, (categories.get(maker) ?? new Set()).add(category));
  }
  return categories;
}
