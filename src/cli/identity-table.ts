import type { IdentityScores, PairScores } from '../pipeline/index.ts';

/** Scores of entities and deals as aligned text, by what they were recognised in; with `listed`, each pair that came out wrong. */
export function identityTable(
  scores: readonly (readonly [string, IdentityScores])[],
  listed: boolean,
): string {
  const head = ['of', 'in', 'sightings', 'pairs', 'precision', 'recall'];
  const rows = scores.flatMap(([source, { entities, deals }]) => [
    ['entities', source, ...figuresOf(entities)],
    ['deals', source, ...figuresOf(deals)],
  ]);
  const table = [head, ...rows].map(([what = '', source = '', ...cells]) =>
    [what.padEnd(9), source.padEnd(16), ...cells.map((cell) => cell.padStart(9))].join(' '),
  );
  const lumped = scores.map(
    ([source, each]) => `${source}: ${each.lumped} pairs of a system and its variant taken for one`,
  );
  const wrong = scores.flatMap(([source, { entities, deals }]) =>
    [...wrongPairs(entities), ...wrongPairs(deals)].map((line) => `${source}: ${line}`),
  );
  return `${[...table, ...lumped, ...(listed ? wrong : [])].join('\n')}\n`;
}

function figuresOf({ sightings, pairs, precision, recall }: PairScores): readonly string[] {
  return [String(sightings), String(pairs), precision.toFixed(3), recall.toFixed(3)];
}

function wrongPairs({ falseJoins, falseSplits }: PairScores): readonly string[] {
  const line = (what: string, { left, right }: PairScores['falseJoins'][number]): string =>
    `${what} ${left.article} "${left.name}" (${left.annotated}, ${left.found}) and ${right.article} "${right.name}" (${right.annotated}, ${right.found})`;
  return [
    ...falseJoins.map((pair) => line('joined', pair)),
    ...falseSplits.map((pair) => line('kept apart', pair)),
  ];
}
