import type { FactEntity } from './facts.ts';

/** Words that do not tell two names apart. */
const stopWords = new Set(
  (
    'the a an of inc corp corporation company co ltd plc group concern programme program project system systems missile ' +
    'missiles jet jets fighter fighters aircraft helicopter helicopters tank tanks defense defence air'
  ).split(' '),
);

function tokens(name: string): readonly string[] {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]s(?![\p{L}\p{N}_])/gu, '')
    .replace(/(?<=[a-z0-9])[-/.](?=[a-z0-9])/g, ' ');
  return (folded.match(/[a-z]+|\d+/g) ?? []).map((word) =>
    word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
  );
}

function core(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !stopWords.has(word));
  return kept.length > 0 ? kept : words;
}

function match(a: string, b: string): boolean {
  const [first, second] = [core(tokens(a)), core(tokens(b))];
  if (first.length === 0 || second.length === 0) return false;
  if (first.join('') === second.join('')) return true;
  const [small, big] = first.length <= second.length ? [first, second] : [second, first];
  const strong = small.length >= 2 || small.some((word) => /\d/.test(word)) || small.join('').length >= 5;
  const figures = (words: readonly string[]): string =>
    [...new Set(words.filter((word) => /^\d+$/.test(word)))].sort().join(' ');
  return (
    strong &&
    small.every((word) => big.includes(word)) &&
    (figures(big) === '' || figures(big) === figures(small))
  );
}

function similarity(a: string, b: string): number {
  if (tokens(a).join(' ') === tokens(b).join(' ')) return 3;
  if (core(tokens(a)).join(' ') === core(tokens(b)).join(' ')) return 2;
  return match(a, b) ? 1 : 0;
}

/**
 * Maps each extracted key to the annotated key that shares a name with it, the same type preferred; a key without a partner
 * becomes `?KEY`. States keep their codes. The rules are those of the annotation's own scorer.
 */
export function alignEntities(
  predicted: Readonly<Record<string, FactEntity>>,
  gold: Readonly<Record<string, FactEntity>>,
): ReadonlyMap<string, string> {
  const aligned = new Map<string, string>();
  for (const [key, entity] of Object.entries(predicted)) {
    aligned.set(key, entity.type === 'State' ? key : (bestPartner(key, entity, gold) ?? `?${key}`));
  }
  return aligned;
}

function bestPartner(
  key: string,
  entity: FactEntity,
  gold: Readonly<Record<string, FactEntity>>,
): string | undefined {
  let best: { key: string; score: number } | undefined;
  for (const [goldKey, candidate] of Object.entries(gold)) {
    const names = entity.names?.length ? entity.names : [key];
    const shared = Math.max(
      0,
      ...names.flatMap((name) => (candidate.names ?? []).map((other) => similarity(name, other))),
    );
    const score = shared > 0 && candidate.type === entity.type ? shared + 1.5 : shared;
    if (score > (best?.score ?? 0)) best = { key: goldKey, score };
  }
  return best?.key;
}
