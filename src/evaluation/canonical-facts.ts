import { isFactKind } from './fact-arguments.ts';
import { type Fact, factArity } from './facts.ts';

/** Facts of known kinds with the right number of arguments, keys exchanged, repetitions dropped; allies in sorted order. */
export function canonicalFacts(
  facts: readonly Fact[],
  aligned: ReadonlyMap<string, string> = new Map(),
): readonly Fact[] {
  const kept = new Map<string, Fact>();
  for (const [kind, ...args] of facts) {
    if (!isFactKind(kind) || factArity[kind] !== args.length) continue;
    const exchanged = args.map((arg) => (typeof arg === 'string' ? (aligned.get(arg) ?? arg) : arg));
    const fact = [kind, ...(kind === 'ally' ? exchanged.map(String).sort() : exchanged)];
    kept.set(JSON.stringify(fact), fact);
  }
  return [...kept.values()];
}
