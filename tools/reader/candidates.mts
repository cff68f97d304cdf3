/**
 * Describes every candidate of annotated articles as a reader's scores show them, for training the judge:
 *   tsx tools/reader/candidates.mts READER_FOLDER SLICES OUT_FOLDER
 * SLICES names files of seeds/gold and parts of the short texts, as in "dev" or "i-p,u-x,short-2". For each kind OUT_FOLDER gets KIND.f32 (features, row by row)
 * and KIND.json (names and number of features; for each row its article, verdict and what it says), and facts.json: how
 * many facts of each kind the articles hold, found or not.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import { createEncoder } from '../../src/encoder/index.ts';
import type { Fact, GoldArticle } from '../../src/evaluation/index.ts';
import { type Candidate, candidateKinds } from '../../src/extraction/candidates/candidate.ts';
import { candidatesOf, figureCandidates } from '../../src/extraction/candidates/index.ts';
import { createArticleView } from '../../src/extraction/view/article-view.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder, nodesOf } from '../../src/mentions/index.ts';
import { type DealStatus, partialDateSchema, realisedStatuses } from '../../src/model/index.ts';
import { createVerdict } from './candidate-labels.mts';
import { createKeyFinder, namesIn } from './gold-names.mts';
import { partOf, textsToLearn } from './short-texts.mts';

const [folder, slices, out] = process.argv.slice(2);
if (folder === undefined || slices === undefined || out === undefined) {
  throw new Error('Name a reader folder, slices and a folder to write to.');
}

const vocabulary = loadVocabulary();
const encoder = await createEncoder({ folder, runtime: 'native', threads: 1, judging: false });
const findMentions = createMentionFinder(vocabulary);
const viewOf = createArticleView(vocabulary);

const likelyDeals = 2;

interface Rows {
  width: number;
  readonly values: number[];
  readonly rows: (readonly [article: string, verdict: number, word: string | null])[];
}
const byKind = new Map<string, Rows>();
const facts: Record<string, number> = {};

for (const sheet of await sheetsOf(slices)) {
  for (const fact of sheet.facts) {
    for (const kind of isDone(fact) ? ['status', 'done'] : [String(fact[0])]) {
      facts[kind] = (facts[kind] ?? 0) + 1;
    }
  }
  const published = partialDateSchema.safeParse(sheet.published);
  const document = documentOf({ text: sheet.text, ...(published.success && { published: published.data }) });
  const known = findMentions(document);
  const encoding = await encoder.encode(document.text, known.hints);
  const clusters = known.complete(encoding.names);
  const { cues } = known;
  const scores = await encoding.scorePairs(nodesOf(clusters, cues), document.sentences);
  const view = viewOf({ document, clusters, cues, scores });
  const { keysOf } = createKeyFinder(clusters, namesIn(sheet));
  const verdictOf = createVerdict(sheet, clusters, keysOf);
  const first = candidatesOf(view);
  const deals = first.filter(({ kind }) => kind === 'transfer');
  // Figures are judged for deals that are taken: right ones, and wrong ones that come close.
  const taken = deals.filter(
    (deal) => verdictOf(deal) === 1 || deals.filter(sameItem(deal)).indexOf(deal) < likelyDeals,
  );
  for (const candidate of [...first, ...figureCandidates(view, taken)]) {
    add(sheet.id, candidate, verdictOf(candidate));
  }
}
mkdirSync(out, { recursive: true });
for (const kind of candidateKinds) {
  const { width, values, rows } = byKind.get(kind) ?? { width: 0, values: [], rows: [] };
  writeFileSync(join(out, `${kind}.f32`), Float32Array.from(values));
  writeFileSync(join(out, `${kind}.json`), JSON.stringify({ width, rows }));
  const right = rows.filter(([, verdict]) => verdict === 1).length;
  process.stdout.write(`${kind}: ${rows.length} candidates, ${right} right, ${facts[kind] ?? 0} facts\n`);
}
writeFileSync(join(out, 'facts.json'), JSON.stringify(facts));
await encoder.close();

function isDone([kind, ...args]: Fact): boolean {
  return kind === 'status' && realisedStatuses.has(args[3] as DealStatus);
}

/** The annotated articles and short texts of a comma-separated list of slices, ranges of them and parts. */
async function sheetsOf(wanted: string): Promise<readonly GoldArticle[]> {
  const gold = seedPath('gold');
  const sheets = wanted.split(',').map(async (each): Promise<readonly GoldArticle[]> => {
    if (each.startsWith('short-')) {
      const texts = await textsToLearn(gold);
      return texts.filter((_, index) => `short${partOf(index)}` === each);
    }
    const [first = '', last = first] = each.split('-');
    const slices = readdirSync(gold)
      .filter((file) => file.endsWith('.jsonl'))
      .map((file) => file.replace('.jsonl', ''))
      .filter((slice) => slice === each || (slice.length === 1 && slice >= first && slice <= last));
    return slices
      .sort()
      .flatMap((slice) =>
        readFileSync(join(gold, `${slice}.jsonl`), 'utf8')
          .split('\n')
          .filter(Boolean),
      )
      .map((line) => JSON.parse(line));
  });
  return (await Promise.all(sheets)).flat();
}

/** Deals of one item come with the best score first. */
function sameItem({ roles }: Candidate): (other: Candidate) => boolean {
  return (other) => other.roles['item'] === roles['item'];
}

function add(article: string, { kind, features, word }: Candidate, verdict: number): void {
  const held = byKind.get(kind) ?? { width: features.length, values: [], rows: [] };
  if (held.width !== features.length)
    throw new Error(`${kind} has ${features.length} features, not ${held.width}`);
  byKind.set(kind, held);
  for (const value of features) held.values.push(value);
  held.rows.push([article, verdict, word ?? null]);
}
