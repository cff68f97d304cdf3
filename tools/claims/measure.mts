/**
 * Measures evidence, attribution and dates of claims without a reader, from the annotation:
 *   tsx tools/claims/measure.mts [CLAIMS_FOLDER] [--list WHAT]
 * Every annotated fact of the articles in seeds/gold/claims is taken as decoded; its words, its source and its date are then
 * found by the code that finds them for the reader's claims, and compared with the annotated ones. `--list evidence` (or
 * attribution, date, modality) lists the claims, the worst first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import {
  type ClaimReading,
  type ClaimSheet,
  type GoldArticle,
  scoreClaims,
} from '../../src/evaluation/index.ts';
import { createClaimBuilder } from '../../src/extraction/claim-builder.ts';
import { gate } from '../../src/extraction/gate.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder } from '../../src/mentions/index.ts';
import { partialDateSchema, textIdOf } from '../../src/model/index.ts';
import { claimReadingOf } from '../../src/pipeline/evaluate-claims.ts';
import { namesIn } from '../reader/gold-names.mts';
import { goldDecoding } from './gold-decoding.mts';

const { values, positionals } = parseArgs({ options: { list: { type: 'string' } }, allowPositionals: true });
const [folder = seedPath('gold', 'claims')] = positionals;

const vocabulary = loadVocabulary();
const findMentions = createMentionFinder(vocabulary);
const build = createClaimBuilder(vocabulary);
const articles = new Map(linesIn<GoldArticle>(seedPath('gold')).map((sheet) => [sheet.id, sheet]));

let lost = 0;
const readings = linesIn<ClaimSheet>(folder).flatMap((annotated): readonly ClaimReading[] => {
  const sheet = articles.get(annotated.id);
  if (sheet === undefined) return [];
  const published = partialDateSchema.safeParse(sheet.published);
  const article = { id: sheet.id, text: sheet.text, ...(published.success && { published: published.data }) };
  const document = documentOf(article);
  const tags = namesIn(sheet).map(({ start, end, kind }) => ({ start, end, kind, score: 1 }));
  const clusters = findMentions(document).complete(tags);
  const textId = textIdOf(sheet.text);
  const buildHere = build({ textId, document, clusters, cues: [], scores: [], extractor: 'annotation' });
  const built = goldDecoding(sheet, annotated.claims, clusters).flatMap(buildHere);
  const claims = built.filter((claim) => gate(claim, sheet.text) === undefined);
  lost += built.length - claims.length;
  return [claimReadingOf(sheet, annotated, claims, vocabulary)];
});

const { rows, all, sources, dates, scores } = scoreClaims(readings);
const figures = ['evidence', 'attribution', 'date', 'polarity', 'modality'] as const;
process.stdout.write(`${['kind'.padEnd(14), 'claims', ...figures].join('  ')}\n`);
for (const row of [...rows, all]) {
  const cells = figures.map((name) => row[name].toFixed(3).padStart(name.length));
  process.stdout.write(`${[row.name.padEnd(14), String(row.claims).padStart(6), ...cells].join('  ')}\n`);
}
for (const [name, { annotated, given, right }] of Object.entries({ sources, dates })) {
  process.stdout.write(`${name}: ${annotated} annotated, ${given} given, ${right} right\n`);
}
process.stdout.write(`${readings.length} articles, ${lost} claims refused by the gate\n`);

const what = figures.find((name) => name === values.list);
if (what !== undefined) {
  for (const score of [...scores].sort((a, b) => a[what] - b[what])) {
    const { claim, annotated } = score;
    const quotes = claim.evidence.map((evidence) => (evidence.kind === 'words' ? evidence.quote : ''));
    process.stdout.write(
      [
        `${score[what].toFixed(2)} ${score.article} ${annotated.map(({ fact }) => fact.join(' ')).join('; ')}`,
        `   read      ${JSON.stringify(quotes)} ${claim.attributedTo?.surface ?? '-'} ${claim.date?.date ?? '-'} ${claim.modality}`,
        ...annotated.map(
          ({ words, by, date, modality }) =>
            `   annotated ${JSON.stringify(words)} ${by ?? '-'} ${date ?? '-'} ${modality}`,
        ),
        '',
      ].join('\n'),
    );
  }
}

function linesIn<T>(path: string): readonly T[] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(path, file), 'utf8')
        .split('\n')
        .filter(Boolean)
        // The files are the project's own and validated where the program reads them.
        .map((line) => JSON.parse(line) as T),
    );
}
