/**
 * Lays the annotated articles and short texts of seeds/gold out for training, one JSON object a line:
 *   tsx tools/reader/prepare.mts OUT.jsonl
 * Short texts come once by themselves and once in groups of three to six as one text of several paragraphs; the parts that
 * a fold leaves out have a set of their own.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import { createWordPiece } from '../../src/encoder/word-piece.ts';
import type { GoldArticle } from '../../src/evaluation/index.ts';
import { createMentionFinder } from '../../src/mentions/index.ts';
import { packed, partOf, textsToLearn } from './short-texts.mts';
import { createTrainingDocument, type TrainingDocument } from './training-document.mts';

const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('Name the file to write.');

const gold = seedPath('gold');
const words = readFileSync(join(seedPath('reader'), 'vocab.txt'), 'utf8')
  .replace(/\n$/, '')
  .split('\n');
const labels = JSON.parse(readFileSync(join(seedPath('reader'), 'labels.json'), 'utf8'));
const layOut = createTrainingDocument(
  createMentionFinder(loadVocabulary()),
  createWordPiece(words, labels.unkId),
);

const lines: TrainingDocument[] = [];
for (const file of readdirSync(gold)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()) {
  for (const line of readFileSync(join(gold, file), 'utf8').split('\n').filter(Boolean)) {
    const sheet: GoldArticle = JSON.parse(line);
    lines.push(layOut(sheet, file.replace('.jsonl', '')));
  }
}
const short = await textsToLearn(gold);
lines.push(...short.map((text, index) => layOut(text, `short${partOf(index)}`)));
for (const part of ['', '-1', '-2']) {
  const ofPart = short.filter((_, index) => partOf(index) === part);
  lines.push(...packed(ofPart).map((text) => layOut(text, `packed${part}`)));
}
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
const lost = lines.filter(({ positive }) => positive.length === 0).length;
process.stdout.write(`${lines.length} texts, ${lost} without a label\n`);
