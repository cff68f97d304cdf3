import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EntityKind } from '../../src/model/index.ts';
import { resolve, resolveName } from '../../src/resolution/index.ts';
import { articlesOf, idIn, isRight, namePairs } from './fixtures/name-pairs.ts';

const vocabulary = loadVocabulary();

function idOf(surface: string, kind: EntityKind, aliases: readonly string[] = []): string {
  return resolveName(surface, kind, aliases, vocabulary).id;
}

const told = namePairs.map((pair, index) => articlesOf(pair, index, vocabulary));
const together = resolve([...new Map(told.flat().map((text) => [text.id, text])).values()], vocabulary, []);

describe('names of real things', () => {
  it('are enough of each verdict', () => {
    const count = (verdict: string): number => namePairs.filter((pair) => pair.verdict === verdict).length;
    expect(count('same')).toBeGreaterThan(250);
    expect(count('different') + count('variant')).toBeGreaterThan(300);
  });

  const rows = namePairs.map((pair, index) => ({ pair, index, ...pair }));
  it.each(rows)('$type $verdict: $a, $b ($why)', ({ pair, index }) => {
    const [left, right] = told[index] ?? [];
    if (left === undefined || right === undefined) throw new Error(`no articles of pair ${index}`);
    const alone = resolve([left, right], vocabulary, []);
    const ids = [alone, together].map((found) => [left, right].map((text) => idIn(found, text, pair.type)));
    const verdicts = [alone, together].map((found) => isRight(pair, [left, right], found));
    expect({ ids, right: verdicts }).toEqual({ ids, right: [true, true] });
  });
});

type Pair = readonly [string, string];

const joined: Readonly<Partial<Record<EntityKind, readonly Pair[]>>> = {
  WeaponSystem: [
    ['Escualo-70 patrol vessels', 'Escualo-70'],
    ['Zubor 8x8 carriers', 'Zubor 8x8'],
    ['Zubor carriers', 'Zubor'],
  ],
  Organization: [['Kverndal Marine', 'Kverndal  marine']],
};

const apart: Readonly<Partial<Record<EntityKind, readonly Pair[]>>> = {
  WeaponSystem: [['Escualo-70', 'Escualo-45']],
  Organization: [['Kverndal Marine', 'Kverndal Systems']],
};

describe('invented names of one thing', () => {
  for (const [kind, pairs] of Object.entries(joined)) {
    it.each(pairs)(`${kind}: %s = %s`, (left, right) => {
      expect(idOf(left, kind as EntityKind)).toBe(idOf(right, kind as EntityKind));
    });
  }
});

describe('invented names of two things', () => {
  for (const [kind, pairs] of Object.entries(apart)) {
    it.each(pairs)(`${kind}: %s ≠ %s`, (left, right) => {
      expect(idOf(left, kind as EntityKind)).not.toBe(idOf(right, kind as EntityKind));
    });
  }
});

describe('resolveName', () => {
  it.each([
    ['Russia', 'State', 'state:RUS'],
    ['Congolese', 'State', 'state:COD'],
    ['the Pentagon', 'Organization', 'state:USA'],
    ['S-400 units', 'WeaponSystem', 'weapon:s-400'],
    ['S-300 missiles', 'WeaponSystem', 'weapon:s-300'],
    ['Kverndal Marine', 'Organization', 'org:kverndal-marine'],
    ['Su-30ZQ', 'WeaponSystem', 'weapon:su-30zq'],
    ['Rafale F7', 'WeaponSystem', 'weapon:rafale-f7'],
    ['Zubor 8x8', 'WeaponSystem', 'weapon:zubor-8x8'],
    ['F-35 Joint Strike Fighter program', 'Programme', 'programme:f-35'],
    ["'}) DETACH DELETE n //", 'Organization', 'org:detach-delete-n'],
    ['—', 'Person', expect.stringMatching(/^person:x-[0-9a-f]{8}$/)],
  ] as const)('%s (%s) is %s', (surface, kind, id) => {
    expect(idOf(surface, kind)).toEqual(id);
  });

  it('links an unknown variant to the known system', () => {
    expect(resolveName('Su-30ZQ fighters', 'WeaponSystem', [], vocabulary)).toMatchObject({
      name: 'Su-30ZQ',
      known: false,
      variantOf: 'weapon:su-30',
    });
    expect(resolveName('F-16 Block 61+', 'WeaponSystem', [], vocabulary)).toMatchObject({
      id: 'weapon:f-16-block-61-plus',
      variantOf: 'weapon:f-16',
    });
  });

  it('takes the sense that another form in the article names', () => {
    expect(idOf('Congolese', 'State', ['Brazzaville'])).toBe('state:COG');
    expect(idOf('Congolese', 'State', ['Kinshasa'])).toBe('state:COD');
  });

  it('knows a name by another form of it in the same article', () => {
    expect(idOf('the concern', 'Organization', ['Almaz-Antey'])).toBe('org:almaz-antey');
    expect(idOf('Triumph batteries', 'WeaponSystem', ['S-400'])).toBe('weapon:s-400');
  });

  it('names an unknown thing by its fullest form', () => {
    expect(idOf('KM', 'Organization', ['Kverndal Marine'])).toBe('org:kverndal-marine');
  });
});
