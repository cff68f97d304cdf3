import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyMap, type FrozenMap } from '../../src/util/layered-map.ts';

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const steps = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('set' as const), key: keys, value: fc.nat(9) }),
    fc.record({ type: fc.constant('delete' as const), key: keys }),
    fc.record({ type: fc.constant('freeze' as const) }),
    fc.record({ type: fc.constant('grow' as const) }),
  ),
  { maxLength: 60 },
);

function contentOf(map: Pick<FrozenMap<string, number>, 'entries'>): readonly (readonly [string, number])[] {
  return [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('a layered map', () => {
  it('holds what a plain map holds, and so does every frozen one for good', () => {
    fc.assert(
      fc.property(steps, (script) => {
        let map = emptyMap<string, number>().grow();
        const plain = new Map<string, number>();
        const frozen: [FrozenMap<string, number>, readonly (readonly [string, number])[]][] = [];
        for (const step of script) {
          if (step.type === 'set') {
            map.set(step.key, step.value);
            plain.set(step.key, step.value);
          } else if (step.type === 'delete') {
            map.delete(step.key);
            plain.delete(step.key);
          } else if (step.type === 'freeze') frozen.push([map.freeze(), contentOf(plain)]);
          else map = map.freeze().grow();
        }
        expect(contentOf(map)).toEqual(contentOf(plain));
        for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
          expect(map.get(key)).toBe(plain.get(key));
          expect(map.has(key)).toBe(plain.has(key));
        }
        for (const [one, content] of frozen) expect(contentOf(one)).toEqual(content);
      }),
      { numRuns: 200 },
    );
  });
});
