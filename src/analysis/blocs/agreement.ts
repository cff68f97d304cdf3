import type { Partition } from './signed-modularity.ts';

/**
 * Adjusted Rand index (Hubert and Arabie 1985) of two partitions over the actors that both have: 1 for equal ones, about 0 for
 * what chance gives. Undefined for fewer than two common actors; 1 where both put all together or all apart.
 */
export function agreementOf(one: Partition, other: Partition): number | undefined {
  const common = [...one.keys()].filter((actor) => other.has(actor));
  if (common.length < 2) return undefined;
  const both = new Map<string, number>();
  const [left, right] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const actor of common) {
    const [a, b] = [String(one.get(actor)), String(other.get(actor))];
    count(both, `${a} ${b}`);
    count(left, a);
    count(right, b);
  }
  const pairs = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const all = (common.length * (common.length - 1)) / 2;
  const expected = (pairs(left) * pairs(right)) / all;
  const most = (pairs(left) + pairs(right)) / 2;
  return most === expected ? 1 : (pairs(both) - expected) / (most - expected);
}
