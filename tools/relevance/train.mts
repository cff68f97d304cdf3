/**
 * tsx tools/relevance/train.mts [--measure]
 *
 * Fits the relevance filter on seeds/gold (articles and short texts with facts) and on articles about something else made up
 * from topics/*.txt, and writes seeds/relevance: weights.json and card.md. With --measure only the figures are made and printed.
 * Takes about three minutes; the same input gives the same files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import { loadExamples } from './examples.mts';
import { certain, fitWithThreshold, type Measured, measure, type Share } from './measure.mts';

const examples = loadExamples(loadVocabulary());
const isMeasuring = process.argv.includes('--measure');
mkdirSync(seedPath('relevance'), { recursive: true });
if (!isMeasuring) {
  const { articles, bank, irrelevant } = examples;
  const { bias, threshold, weights } = fitWithThreshold([...articles, ...bank], irrelevant);
  const lines = Object.entries(weights).map(
    ([feature, weight]) => `    ${JSON.stringify(feature)}: ${weight}`,
  );
  writeFileSync(
    seedPath('relevance', 'weights.json'),
    `{\n  "bias": ${bias},\n  "threshold": ${threshold},\n  "certain": ${JSON.stringify(certain)},\n  "weights": {\n${lines.join(',\n')}\n  }\n}\n`,
  );
}
const card = cardOf(measure(examples));
process.stdout.write(card);
if (!isMeasuring) writeFileSync(seedPath('relevance', 'card.md'), card);

function cardOf({ articles, missed, plain, near, withoutFacts, byTopic }: Measured): string {
  const share = ({ skipped, of }: Share): string => `${((100 * skipped) / Math.max(1, of)).toFixed(1)} %`;
  const counts = {
    short: examples.bank.length,
    irrelevant: examples.irrelevant.length,
    topics: byTopic.size,
  };
  return `# The relevance filter

Written by \`npx tsx tools/relevance/train.mts\`. It decides before the encoder reads an article whether it can tell of arms or of
pressure over them: logistic regression over words, names, nouns and cues of seeds/vocabulary, none of which speaks against, by the
highest of the article's parts. An article that names a weapon system of the vocabulary is read in any case.

Learned from the ${articles} articles of seeds/gold with facts, ${counts.short} short texts of seeds/gold/bank and ${counts.irrelevant} articles about
${counts.topics} other topics, made up by tools/relevance from sentences written for it. Articles of seeds/gold without facts are not learned from.

Measured on slices and topics that a model did not learn from (two-fold over slices, four-fold over topics):

| | |
| --- | ---: |
| articles with facts that are read | ${(1 - missed.length / articles).toFixed(4)} (${articles - missed.length} of ${articles}) |
| skipped of articles about something else | ${share(plain)} |
| skipped of near misses (exercises, budgets, tariffs, war reports …) | ${share(near)} |
| skipped of the articles of seeds/gold without a fact | ${share(withoutFacts)} |

Missed: ${missed.join(', ') || 'none'}.

Skipped by topic, none of which was learned from when it was judged: ${[...byTopic].map(([topic, each]) => `${topic} ${share(each)}`).join(', ')}.

What it cannot promise: feeds are more varied than made-up articles, so that more of a real feed may be read than these figures say;
an article is told apart by English words alone.
`;
}
