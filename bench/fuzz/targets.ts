import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings, loadVocabulary, seedPath } from '../../src/config/index.ts';
import { gate } from '../../src/extraction/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder } from '../../src/mentions/index.ts';
import { type Article, isDemarcheError } from '../../src/model/index.ts';
import { openStages, readArticle } from '../../src/pipeline/index.ts';
import { readJudgementLines } from '../../src/pipeline/judgement-file.ts';
import { type ReadFormat, readInputs } from '../../src/readers/index.ts';
import { parseRecordLine } from '../../src/storage/index.ts';

/** Something that reads what others wrote: real inputs to change, and what must hold for every input. */
export interface Target {
  readonly seeds: readonly Buffer[];
  /** Throws where a promise is broken; what is refused in the way that is documented is no fault. */
  readonly run: (input: Buffer) => Promise<void>;
}

function filesIn(folder: string, pattern: RegExp, count: number): readonly Buffer[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .slice(0, count)
    .map((name) => readFileSync(join(folder, name)));
}

const articles = () => filesIn(seedPath('articles'), /\.md$/, 40).map((text) => text.subarray(0, 3000));
const pages = () =>
  filesIn(join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'readers'), /\.html$/, 10);
const lines = () =>
  articles().map((text) =>
    Buffer.from(`${JSON.stringify({ id: 'a', publishedAt: '2020-02-04', text: text.toString('utf8') })}\n`),
  );

const folder = mkdtempSync(join(tmpdir(), 'demarche-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function reader(format: ReadFormat, seeds: () => readonly Buffer[]): () => Promise<Target> {
  return async () => ({
    seeds: seeds(),
    async run(input) {
      const path = join(folder, `input-${format}`);
      writeFileSync(path, input);
      for await (const result of readInputs([path], { format })) {
        if (!result.ok) {
          expectTrue(result.refusal.code !== 'input/crashed', result.refusal.trace ?? result.refusal.reason);
          continue;
        }
        expectTrue(result.article.text.isWellFormed?.() ?? true, 'a text with half a character');
        expectTrue(!result.article.text.includes('\0'), 'a text with a null byte');
      }
    },
  });
}

function textOf(input: Buffer): string {
  return input.toString('utf8').replaceAll('\0', ' ');
}

function expectTrue(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** What is to be thrown for input that does not hold. */
function refuses(code: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!isDemarcheError(error) || error.code !== code) throw error;
  }
}

const claimLines = () => {
  const head = { id: 'a', textId: 'text:x' };
  const entry = { type: 'printing', article: head, at: '2025-01-01T00:00:00.000Z' };
  return [Buffer.from(JSON.stringify(entry)), ...lines()];
};
const judgementLines = () => [
  Buffer.from(
    '{"left":"org:a","right":"org:b","decision":"same","by":"anna","note":"x"}\n\n{"left":"x","decision":null}\n',
  ),
];
const settingsFiles = () => [
  Buffer.from('{"store":"embedded","database":"a.grafeo","jobs":2,"minConfidence":0.5}'),
];

/** Everything that reads what others wrote, by name; each is made when it is asked for. */
export const targets: Readonly<Record<string, () => Promise<Target>>> = {
  text: reader('text', articles),
  html: reader('html', pages),
  jsonl: reader('jsonl', lines),
  auto: reader('auto', () => [...articles(), ...pages(), ...lines()]),
  claims: async () => ({
    seeds: claimLines(),
    async run(input) {
      for (const line of input.toString('utf8').split('\n')) {
        refuses('store/damaged', () => parseRecordLine(line, 'a line', ''));
      }
    },
  }),
  judgements: async () => ({
    seeds: judgementLines(),
    async run(input) {
      readJudgementLines(input.toString('utf8'), 'a');
    },
  }),
  settings: async () => ({
    seeds: settingsFiles(),
    async run(input) {
      const home = join(folder, 'settings');
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'demarche.config.json'), input);
      refuses('settings/invalid', () =>
        loadSettings({}, { DEMARCHE_JOBS: textOf(input).slice(0, 50) }, home),
      );
      refuses('settings/invalid', () => loadSettings({}, {}, home));
    },
  }),
  mentions: async () => {
    const findMentions = createMentionFinder(loadVocabulary());
    return {
      seeds: articles(),
      async run(input) {
        const text = textOf(input);
        const document = documentOf({ text });
        for (const { start, end } of document.sentences)
          expectTrue(start < end && end <= text.length, 'a sentence outside');
        const clusters = findMentions(document).complete([]);
        for (const { start, end } of clusters.flatMap(({ mentions }) => mentions)) {
          expectTrue(
            start < end && end <= text.length,
            `a mention outside: ${start}–${end} of ${text.length}`,
          );
        }
      },
    };
  },
  extraction: async () => {
    const stages = await openStages({ runtime: 'auto', jobs: 1 });
    return {
      seeds: articles().map((text) => text.subarray(0, 700)),
      async run(input) {
        const article: Article = { id: 'a', text: textOf(input).slice(0, 20_000) || ' ' };
        for (const claim of (await readArticle(article, stages)).claims) {
          const refusal = gate(claim, article.text);
          expectTrue(refusal === undefined, `a claim that its words do not carry: ${refusal?.detail}`);
        }
      },
    };
  },
};
