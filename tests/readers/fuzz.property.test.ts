import { describe, expect, it } from 'vitest';
import { mutate } from '../../bench/fuzz/mutate.ts';
import { targets } from '../../bench/fuzz/targets.ts';
import { createRandom } from '../../src/util/create-random.ts';

const seed = 20_260_101;
const inputs = 30;
/** A changed input is cut to so many bytes: long ones are for the bench. */
const longest = 3000;

/** `npm run bench -- fuzz` gives 20,000 inputs to each, and to extraction as well. */
describe('changed copies of real inputs give what is documented or are refused, and nothing else', () => {
  const names = Object.keys(targets).filter((name) => name !== 'extraction');

  it.each(names)('%s', { timeout: 120_000 }, async (name) => {
    const target = await targets[name]?.();
    if (target === undefined || target.seeds.length === 0) throw new Error(`${name} has nothing to change`);
    const random = createRandom(seed);
    const faults: string[] = [];
    for (let input = 0; input < inputs; input += 1) {
      const chosen = target.seeds[Math.floor(random() * target.seeds.length)] ?? Buffer.alloc(0);
      const changed = mutate(chosen.subarray(0, longest), random).subarray(0, 2 * longest);
      const fault = await target.run(changed).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.stack : String(error)),
      );
      if (fault !== undefined) faults.push(`input ${input}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});
