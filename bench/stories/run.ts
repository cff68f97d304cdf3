/**
 * tsx bench/stories/run.ts [--seeds 31,32,33] [--small 2000] [--large 50000]
 *
 * Which texts tell one story: precision, recall and F1 over pairs on 2,000 texts of which 600 are outlets' copies, one corpus for
 * each seed; then the cost of one text in an index of few and of many. The same texts go into an empty index and into the large
 * one at the same moment of one run, and time is the processor's, so that a busy machine slows both alike. `--large 0` leaves
 * the cost out.
 */

import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadVocabulary } from '../../src/config/index.ts';
import type { ReadText } from '../../src/model/index.ts';
import { createStoryIndex } from '../../src/resolution/index.ts';
import { type CorpusText, createCorpus } from './corpus.ts';
import { scorePairs } from './score.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '31,32,33' },
    small: { type: 'string', default: '2000' },
    large: { type: 'string', default: '50000' },
  },
});
const [small, large] = [Number(values.small), Number(values.large)];
const copiesIn = (texts: number): number => Math.round(texts * 0.3);
/** Texts that enter an index at once, as a commit of an ingest brings them. */
const batch = 250;
/** Blocks that are also put into an index of their own, spread over the whole. */
const compared = 8;

const vocabulary = loadVocabulary();
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

row(['seed', 'texts', 'copies', 'twins', 'true pairs', 'precision', 'recall', 'F1']);
row(['---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:']);
const missed = new Map<string, { copies: number; apart: number }>();
for (const seed of values.seeds.split(',').map(Number)) score(seed);
console.log('\nCopies by what was done to them, all seeds:');
row(['edit', 'copies', 'not in their story']);
row(['---', '---:', '---:']);
for (const [edit, { copies, apart }] of [...missed].sort(
  ([, a], [, b]) => b.apart / b.copies - a.apart / a.copies,
)) {
  row([edit, String(copies), String(apart)]);
}
if (large > 0) cost();

function score(seed: number): void {
  const corpus = createCorpus({ texts: small, copies: copiesIn(small), seed }, vocabulary);
  const index = createStoryIndex(vocabulary);
  const { stories } = index.read(corpus.texts.map(({ text }) => text));
  const storyOf = new Map(stories.flatMap(({ id, texts }) => texts.map((text) => [text, id] as const)));
  const groups = corpus.texts.map(({ text, story }) => ({
    found: storyOf.get(text.id) ?? '',
    truly: story,
  }));
  const { truePairs, precision, recall, f1 } = scorePairs(groups);
  row([
    ...[seed, corpus.texts.length, corpus.copies, corpus.twins, truePairs].map(String),
    ...[precision, recall, f1].map((value) => value.toFixed(4)),
  ]);
  countMissed(corpus.texts, groups);
}

/** A copy is in its story where it is with most of the other printings. */
function countMissed(
  texts: readonly CorpusText[],
  groups: readonly { readonly found: string; readonly truly: string }[],
): void {
  const together = new Map<string, Map<string, number>>();
  for (const { found, truly } of groups) {
    const held = together.get(truly) ?? new Map<string, number>();
    together.set(truly, held.set(found, (held.get(found) ?? 0) + 1));
  }
  texts.forEach(({ edits, story }, at) => {
    const [most] = [...(together.get(story) ?? [])].sort(([, a], [, b]) => b - a);
    for (const edit of new Set(edits)) {
      const held = missed.get(edit) ?? { copies: 0, apart: 0 };
      held.copies += 1;
      if (groups[at]?.found !== most?.[0]) held.apart += 1;
      missed.set(edit, held);
    }
  });
}

function cost(): void {
  const { texts } = createCorpus({ texts: large, copies: copiesIn(large), seed: 1 }, vocabulary);
  const blocks = inBlocks(
    texts.map(({ text }) => text),
    small,
  );
  const every = Math.max(1, Math.floor(blocks.length / compared));
  // Compiled by the engine before anything is measured.
  fill(createStoryIndex(vocabulary), blocks[0] ?? []);
  const before = heldBytes();
  const index = createStoryIndex(vocabulary);
  const rows: (readonly [number, number, number])[] = [];
  let total = 0;
  blocks.forEach((block, at) => {
    const isCompared = at % every === every - 1 || at === blocks.length - 1;
    const alone = isCompared ? fill(createStoryIndex(vocabulary), block) : undefined;
    const among = fill(index, block);
    total += among * block.length;
    if (alone !== undefined) rows.push([Math.min(large, (at + 1) * small), alone, among]);
  });
  const bytes = heldBytes() - before;
  console.log(`\nProcessor time of one text, in milliseconds, ${texts.length} texts, batches of ${batch}:`);
  row(['texts held', 'alone', 'among all', 'ratio']);
  row(['---:', '---:', '---:', '---:']);
  for (const [held, alone, among] of rows) {
    row([String(held), alone.toFixed(3), among.toFixed(3), (among / alone).toFixed(2)]);
  }
  const ratios = rows.map(([, alone, among]) => among / alone).sort((a, b) => a - b);
  console.log(
    `median ratio ${(ratios[ratios.length >> 1] ?? Number.NaN).toFixed(2)}; whole corpus ${(total / texts.length).toFixed(3)} ms a text`,
  );
  console.log(
    `index of ${texts.length} texts: ${(bytes / 2 ** 20).toFixed(0)} MiB, ${Math.round(bytes / texts.length)} bytes a text, the texts themselves apart`,
  );
  const { stories } = index.read(texts.map(({ text }) => text));
  console.log(`${stories.length} stories`);
}

/** Puts texts in and gives the processor time that each took, in milliseconds. */
function fill(index: ReturnType<typeof createStoryIndex>, texts: readonly ReadText[]): number {
  const before = process.cpuUsage();
  for (const part of inBlocks(texts, batch)) index.update(part);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / texts.length;
}

function inBlocks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + Math.max(external, arrayBuffers);
}

function row(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}
