import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings, loadTransferColumns, loadVocabulary, seedPath } from '../../src/config/index.ts';
import { gate } from '../../src/extraction/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder } from '../../src/mentions/index.ts';
import { type Article, type Fetcher, isDemarcheError, type Refusal } from '../../src/model/index.ts';
import { openStages, readArticle } from '../../src/pipeline/index.ts';
import { readJudgementLines } from '../../src/pipeline/judgement-file.ts';
import {
  openLists,
  openTransfers,
  parseTransferColumns,
  type ReadFormat,
  readInputs,
} from '../../src/readers/index.ts';
import { parseRecordLine } from '../../src/storage/index.ts';
import { packed, warcRecord } from '../../tests/helpers/warc-files.ts';

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
const tests = join(import.meta.dirname, '..', '..', 'tests');
const pages = () => filesIn(join(tests, 'fixtures', 'readers'), /\.html$/, 10);
const feeds = () =>
  [
    '<rss version="2.0"><channel><title>O</title><item><title>A &amp; B</title><link>https://news.example/a</link><pubDate>Mon, 03 Feb 2020 10:00:00 GMT</pubDate><description>&lt;p&gt;Words.&lt;/p&gt;</description></item></channel></rss>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>O</title><entry><id>urn:1</id><title>A</title><link href="/a"/><content type="html">&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>',
    '{"version": "https://jsonfeed.org/version/1.1", "title": "O", "items": [{"id": "1", "content_text": "Words."}]}',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/a</loc></url></urlset>',
  ].map((text) => Buffer.from(text));
const archives = () => {
  const records = pages()
    .slice(0, 2)
    .map((body) => warcRecord({ body: body.subarray(0, 20_000) }));
  return [Buffer.concat(records), Buffer.concat(packed(records))];
};
const registers = () => filesIn(join(tests, 'registers', 'fixtures'), /^(?:trade|deliveries|by-)/, 10);
const lists = () =>
  filesIn(join(tests, 'registers', 'fixtures'), /^(?:sdn|eu|un|targets)/, 10).map((list) =>
    list.subarray(0, 20_000),
  );
/** Asks nobody: what a changed feed links to is not there. */
const nobody: Fetcher = {
  fetch: async () => ({
    type: 'refused',
    code: 'input/unreachable',
    reason: 'Nobody is asked.',
    retriable: true,
  }),
  counts: () => ({ requests: 0, bytes: 0, unchanged: 0 }),
  close: async () => undefined,
};
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
      for await (const result of readInputs([path], { format, fetcher: nobody })) {
        if (!result.ok) {
          expectNoCrash(result.refusal);
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

function expectNoCrash({ code, trace, reason }: Refusal): void {
  expectTrue(code !== 'input/crashed', trace ?? reason);
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
  feed: reader('feed', feeds),
  warc: reader('warc', archives),
  register: async () => {
    const columns = parseTransferColumns(loadTransferColumns());
    return {
      seeds: registers(),
      async run(input) {
        const path = join(folder, 'register.csv');
        writeFileSync(path, input);
        const opening = await openTransfers(path, columns);
        if (!opening.ok) return expectNoCrash(opening.refusal);
        for await (const read of opening.file.rows()) {
          if (!read.ok) expectNoCrash(read.refusal);
          else expectTrue(read.row.words !== '', 'a row without words');
        }
      },
    };
  },
  sanctions: async () => ({
    seeds: lists(),
    async run(input) {
      const path = join(folder, 'list');
      writeFileSync(path, input);
      const opened = await openLists([path]);
      for (const refusal of opened.refusals) expectNoCrash(refusal);
      for (const list of opened.lists) {
        for await (const read of list.listings(() => true)) {
          if (read.type === 'refused') expectNoCrash(read.refusal);
        }
      }
    },
  }),
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
