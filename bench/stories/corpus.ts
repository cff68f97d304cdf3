import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedPath } from '../../src/config/index.ts';
import { type ReadText, textIdOf, type Vocabulary } from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { createOutletEditor, type Edit } from './outlet-edits.ts';
import { exchanged, pick, shuffled } from './pick.ts';
import { createTwinMaker } from './twins.ts';

/** A text of a corpus with the story that it truly tells, and what was done to it where it is a copy. */
export interface CorpusText {
  readonly text: ReadText;
  readonly story: string;
  readonly edits: readonly Edit[];
}

export interface Corpus {
  readonly texts: readonly CorpusText[];
  readonly reports: number;
  readonly copies: number;
  readonly twins: number;
}

export interface CorpusOptions {
  readonly texts: number;
  /** How many of the texts are copies. */
  readonly copies: number;
  readonly seed: number;
}

/** One in so many reports is a twin of another: the same wording, other parties and figures. */
const reportsPerTwin = 10;
const sentencesInPatchwork = 14;
const reportsPerDay = 20;
/** Within so many days of its source a copy is printed. */
const daysToCopy = 4;

/**
 * Reports and outlets' copies of them, the same for the same seed. Reports are our own articles, round-ups of our own short texts,
 * and, where these are used up, patchworks of sentences out of all of them; one in ten is
 * a twin, of the same day as its model. A few reports have many
 * copies, most have none, as it is with agencies' reports; a tenth of the copies are copies of copies. In order of their days.
 */
export function createCorpus({ texts, copies, seed }: CorpusOptions, vocabulary: Vocabulary): Corpus {
  const random = createRandom(seed);
  const own = ownReports();
  const makeTwin = createTwinMaker(vocabulary, random);
  const edit = createOutletEditor(random, own.briefs);
  const words = own.sentences.flatMap((sentence) => sentence.match(/\p{L}{2,}/gu) ?? []);
  const wanted = texts - copies;
  const twins = Math.floor(wanted / reportsPerTwin);
  const reports = shuffled([...own.articles, ...own.roundUps], random).slice(0, wanted - twins);
  while (reports.length < wanted - twins) reports.push(patchwork(own.sentences, words, random));
  const families = shuffled(reports, random).map((report) => [report]);
  for (let made = 0; made < twins; ) {
    const family = pick(families, random);
    const twin = makeTwin(family[0] ?? '');
    if (twin === undefined) continue;
    family.push(twin);
    made += 1;
  }
  const told: readonly Printed[] = families.flat().map((words, index) => ({
    words,
    story: `s${index}`,
    edits: [],
    day: index / reportsPerDay,
  }));
  const printed = [...told];
  const byFame = shuffled(told, random);
  for (let made = 0; made < copies; made += 1) {
    const source =
      made % 10 === 9 ? pick(printed, random) : byFame[Math.floor(byFame.length * random() ** 3)];
    if (source === undefined) continue;
    const { words, edits } = edit(source.words, source.edits);
    const day = source.day + random() * daysToCopy;
    printed.push({ words, story: source.story, edits: [...source.edits, ...edits], day });
  }
  return {
    texts: printed
      .sort((a, b) => a.day - b.day)
      .map((each, index) => ({ text: printing(each, index, random), story: each.story, edits: each.edits })),
    reports: told.length,
    copies: printed.length - told.length,
    twins,
  };
}

interface Printed {
  readonly words: string;
  readonly story: string;
  readonly edits: readonly Edit[];
  /** Days after the first report. */
  readonly day: number;
}

interface OwnReports {
  readonly articles: readonly string[];
  readonly roundUps: readonly string[];
  readonly briefs: readonly string[];
  readonly sentences: readonly string[];
}

function ownReports(): OwnReports {
  const gold = seedPath('gold');
  const lines = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
  const articles = [
    ...lines(gold).map((line) => String(JSON.parse(line).text)),
    ...readdirSync(seedPath('articles'))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .sort()
      .map((name) => readFileSync(join(seedPath('articles'), name), 'utf8')),
  ];
  const briefs = lines(join(gold, 'bank')).map((line) => String(JSON.parse(line).t));
  const roundUps: string[] = [];
  // Neighbours in a file differ by a word: they stay in one round-up.
  for (let at = 0; at + 8 <= briefs.length; at += 8) roundUps.push(briefs.slice(at, at + 8).join('\n\n'));
  const sentences = articles.flatMap((text) =>
    text.split(/(?<=[.!?])\s+|\n+/).filter((part) => part.length > 60),
  );
  return { articles, roundUps, briefs, sentences };
}

/** Sentences of many articles under each other, with every third word or so taken from elsewhere: else they would share too much. */
function patchwork(sentences: readonly string[], words: readonly string[], random: () => number): string {
  const length = 8 + Math.floor(random() * sentencesInPatchwork);
  return Array.from({ length }, () => exchanged(pick(sentences, random), words, random)).join('\n\n');
}

/** The text as an article prints it; one in twenty has no day. */
function printing({ words, day }: Printed, index: number, random: () => number): ReadText {
  const id = textIdOf(words);
  const published =
    random() < 0.05 ? undefined : new Date(Date.UTC(2015, 0, 1 + Math.floor(day))).toISOString().slice(0, 10);
  const article = { id: `https://outlet-${index % 97}.example/${index}`, textId: id };
  return { id, text: words, articles: [{ ...article, ...(published && { published }) }], claims: [] };
}
