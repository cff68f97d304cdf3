import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { joinSpellings } from '../../src/resolution/join-spellings.ts';
import { liveSpellings } from '../../src/resolution/live/live-spellings.ts';
import type { UnknownName } from '../../src/resolution/read-names.ts';

const vocabulary = loadVocabulary();

const heads = ['Kverndal', 'Kwerndal', 'Kverndal Marine', 'Zuborov'];
const tails = ['', 'Marine', 'Group', 'Yard', ...Array.from({ length: 9 }, (_, index) => `Works ${index}`)];

/** Firms of one first word, so many that at times it tells nothing; some build one system, or one that turns out to be it. */
const firms = fc
  .tuple(
    fc.constantFrom(...heads),
    fc.constantFrom(...tails),
    fc.subarray(['weapon:zubor-ii', 'weapon:zubor-2']),
  )
  .map(([head, tail, systems]) => unknown('Organization', `${head} ${tail}`.trim(), systems));
const systems = fc.constantFrom('Zubor II', 'Zubor-2').map((name) => unknown('WeaponSystem', name, []));
const people = fc
  .tuple(fc.constantFrom('Kyrylo Zuborov', 'Kirill Zuborov'), fc.subarray(['org:kverndal', 'org:kwerndal']))
  .map(([name, bodies]) => unknown('Person', name, [], bodies));

function unknown(
  kind: UnknownName['kind'],
  name: string,
  around: readonly string[],
  bodies: readonly string[] = [],
): UnknownName {
  const prefix = { Organization: 'org', WeaponSystem: 'weapon', Person: 'person' }[kind as 'Person'];
  const none = new Set<string>();
  return {
    id: `${prefix}:${name.toLowerCase().replaceAll(/[ -]/g, '-')}`,
    kind,
    name,
    context: {
      states: none,
      bodies: new Set(bodies),
      sellers: none,
      systems: new Set(around),
      parties: none,
    },
    texts: none,
  };
}

it('names that come, change and go are joined as those that are there are joined as a whole', () => {
  const seen = { most: 0, joined: 0, parted: 0 };
  const step = fc.tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: firms }, systems, people), { minLength: 1, maxLength: 30 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 52 }),
      fc.array(step, { minLength: 2, maxLength: 8 }),
      (crowd, steps) => {
        const live = liveSpellings(vocabulary);
        const names = new Map<string, UnknownName>();
        const pairs = new Set<string>();
        const others = Array.from({ length: crowd }, (_, index) =>
          unknown('Organization', `Kverndal Works ${index}`, []),
        );
        for (const [come, leaving] of [[others, 0] as const, ...steps]) {
          const ids = [...names.keys()];
          const gone = leaving > 0.5 ? ids.slice(0, Math.floor(ids.length * (leaving - 0.5))) : [];
          const changes = new Map<string, UnknownName | undefined>(gone.map((id) => [id, undefined]));
          for (const name of come) changes.set(name.id, name);
          for (const [id, name] of changes) {
            if (name === undefined) names.delete(id);
            else names.set(id, name);
          }
          const changed = live.change(changes);
          for (const pair of changed.gone) expect(pairs.delete(pair.join(' '))).toBe(true);
          for (const pair of changed.come) pairs.add(pair.join(' '));
          const whole = joinSpellings([...names.values()], vocabulary).same.map((pair) => pair.join(' '));
          expect([...pairs].sort()).toEqual([...whole].sort());
          seen.most = Math.max(
            seen.most,
            [...names.keys()].filter((id) => id.startsWith('org:kverndal')).length,
          );
          seen.joined += changed.come.length;
          seen.parted += changed.gone.length;
        }
      },
    ),
    { numRuns: 20 },
  );
  expect(seen.most).toBeGreaterThan(51);
  expect(Math.min(seen.joined, seen.parted)).toBeGreaterThan(3);
}, 120_000);
