import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBandTable } from '../../src/resolution/band-table.ts';
import { createBandKeys, hashOf, mixed, sharedCount, shinglesOf } from '../../src/resolution/min-hash.ts';
import { createRandom } from '../../src/util/create-random.ts';

const words = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 40 });
const hashes = fc.array(fc.nat(300)).map((values) => Uint32Array.from(new Set(values)).sort());

describe('shingles', () => {
  it('are the distinct runs of words, sorted', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 6 }), (text, length) => {
        const runs = new Set(
          text.flatMap((_, at) => (at + length <= text.length ? [text.slice(at, at + length).join('')] : [])),
        );
        const found = shinglesOf(text.map(hashOf), length);
        expect(found.length).toBe(runs.size);
        expect([...found]).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });

  it('are shared as often as sets share them', () => {
    fc.assert(
      fc.property(hashes, hashes, (a, b) => {
        const other = new Set(b);
        expect(sharedCount(a, b)).toBe([...a].filter((hash) => other.has(hash)).length);
      }),
    );
  });
});

describe('band keys', () => {
  const keysOf = createBandKeys({ bands: 64, rows: 3, seed: 7 });

  it('are shared as often as the similarity of two sets foretells', () => {
    const random = createRandom(3);
    for (const similarity of [0.2, 0.5, 0.8]) {
      let shared = 0;
      const rounds = 60;
      for (let round = 0; round < rounds; round += 1) {
        const set = (size: number) =>
          Array.from({ length: size }, () => mixed(Math.floor(random() * 2 ** 32)));
        // Two sets of 200 that have `both` in common: both / (400 − both) is their similarity.
        const both = Math.round((400 * similarity) / (1 + similarity));
        const common = set(both);
        const [a, b] = [0, 1].map(() => keysOf(Uint32Array.from([...common, ...set(200 - both)]).sort()));
        shared += (a ?? []).filter((key, band) => key === b?.[band]).length;
      }
      expect(Math.abs(shared / (rounds * 64) - similarity ** 3)).toBeLessThan(0.04);
    }
  });

  it('of no hashes are none', () => {
    expect(keysOf(new Uint32Array(0)).length).toBe(0);
  });
});

describe('band table', () => {
  it('finds what a map of lists finds, whatever is added and removed', () => {
    const steps = fc.array(
      fc.record({ entry: fc.nat(12), keys: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (given, spread) => {
        const table = createBandTable();
        const held = new Map<number, Uint32Array>();
        for (const { entry, keys: small } of given) {
          const keys = Uint32Array.from(small, (key) => (spread ? mixed(key) : key * 1024));
          const before = held.get(entry);
          if (before === undefined) {
            table.add(entry, keys);
            held.set(entry, keys);
          } else {
            table.remove(entry, before);
            held.delete(entry);
          }
          const found: number[] = [];
          table.forEachSharing(keys, (other) => found.push(other));
          const wanted = [...held].flatMap(([other, theirs]) =>
            [...theirs].filter((key) => keys.includes(key)).map(() => other),
          );
          expect(found.sort((a, b) => a - b)).toEqual(wanted.sort((a, b) => a - b));
        }
      }),
    );
  });

  it('grows', () => {
    const table = createBandTable();
    for (let entry = 0; entry < 5000; entry += 1)
      table.add(entry, Uint32Array.of(mixed(entry), mixed(entry >> 1)));
    const found: number[] = [];
    table.forEachSharing(Uint32Array.of(mixed(2400)), (entry) => found.push(entry));
    expect(found.sort((a, b) => a - b)).toEqual([2400, 4800, 4801]);
  });
});
