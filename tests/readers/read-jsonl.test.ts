import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { articlesOf, inPieces, readAll, readFileOf, refusalsOf } from './collect.ts';

const text = 'Russia will deliver five regiments of the S-400 to India.';
const line = (fields: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify({ text, ...fields })}\n`;

async function readLines(content: string | Uint8Array, maxBytes?: number, size?: number) {
  return readAll(['-'], { stdin: inPieces(content, size), ...(maxBytes !== undefined && { maxBytes }) });
}

describe('records', () => {
  it('reads every field', async () => {
    const [result] = await readLines(
      line({
        id: 7,
        url: 'https://News.example/a?utm_source=x&p=1#top',
        title: ' S-400 ',
        publishedAt: '2020-02-04T10:00:00Z',
        outlet: 'Horn',
        more: [1],
      }),
    );
    expect(result).toEqual({
      ok: true,
      article: {
        id: 'https://news.example/a?p=1',
        url: 'https://news.example/a?p=1',
        text,
        title: 'S-400',
        published: '2020-02-04',
        outlet: 'Horn',
      },
      place: { source: 'stdin', position: 'line 1', passing: true },
    });
  });

  it('takes the id where there is no address, and else names the article by its words', async () => {
    const [byId, byWords, again] = articlesOf(
      await readLines(line({ id: 7, url: null }) + line({}) + line({ title: 'x' })),
    );
    expect(byId?.id).toBe('7');
    expect(byWords?.id).toMatch(/^stdin#[0-9a-f]{16}$/);
    expect(again?.id).toBe(byWords?.id);
  });

  it('keeps the text as it is, but half characters', async () => {
    const odd = ' \t“A”\r\n\n🚀 ';
    expect(articlesOf(await readLines(line({ text: odd })))[0]?.text).toBe(odd);
    expect(articlesOf(await readLines('{"text":"a \\ud800 b"}'))[0]?.text).toBe('a \uFFFD b');
  });

  it.each([
    ['{"title":"x"}', 'input/bad-record', 'text'],
    ['{"text":5}', 'input/bad-record', 'text'],
    ['[1]', 'input/bad-json', 'jq'],
    ['"words"', 'input/bad-record', 'object'],
    [line({ publishedAt: 'yesterday' }), 'input/bad-record', 'publishedAt: "yesterday"'],
    [line({ url: 'javascript:alert(1)' }), 'input/bad-record', 'url: '],
    [line({ text: ' \n' }), 'input/empty', 'no text'],
    [line({ text: 'a\u0000b' }), 'input/binary', 'NUL'],
  ])('refuses %s', async (record, code, words) => {
    const results = await readLines(record);
    expect(refusalsOf(results)).toHaveLength(1);
    expect(results).toMatchObject([
      { ok: false, refusal: { reader: 'jsonl', source: 'stdin', position: 'line 1', code } },
    ]);
    expect(refusalsOf(results)[0]?.reason).toContain(words);
  });
});

describe('lines', () => {
  it.each([1, 3, 64, 100_000])(
    'goes on after a broken line, whatever the pieces of the stream (%i bytes)',
    async (size) => {
      const results = await readLines(
        `\uFEFF${line({ id: 'a' })}{"text": broken}\r\n\n  \n${line({ id: 'b' })}${line({ id: 'c' }).slice(0, -5)}`,
        undefined,
        size,
      );
      expect(
        results.map((result) =>
          result.ok ? result.article.id : `${result.refusal.position} ${result.refusal.code}`,
        ),
      ).toEqual(['a', 'line 2 input/bad-json', 'b', 'line 6 input/bad-json']);
      expect(refusalsOf(results)[1]?.reason).toContain('cut off');
    },
  );

  it('reads a last line without a line feed', async () => {
    expect(articlesOf(await readLines(line({ id: 'a' }).trimEnd()))).toHaveLength(1);
  });

  it('skips a gigantic line without holding it, and goes on', async () => {
    const size = 200 * 1024 * 1024;
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(line({ id: 'a' }));
      const piece = Buffer.alloc(64 * 1024, 'x');
      for (let sent = 0; sent < size; sent += piece.length) yield piece;
      yield Buffer.from(`\n${line({ id: 'b' })}`);
    }
    const before = process.memoryUsage().rss;
    const results = await readAll(['-'], { stdin: stream() });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(articlesOf(results).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(refusalsOf(results)).toMatchObject([{ position: 'line 2', code: 'input/too-large' }]);
    expect(refusalsOf(results)[0]?.reason).toContain('200 MB');
  });

  it('hands an article over before the stream has ended', async () => {
    let sent = 0;
    async function* stream(): AsyncGenerator<Uint8Array> {
      for (; sent < 1000; sent += 1) yield Buffer.from(line({ id: `n${sent}` }));
    }
    for (const result of await firstOf(stream())) expect(result.ok).toBe(true);
    expect(sent).toBeLessThan(100);
  });

  it('reads UTF-16 as shells of Windows write it, and single lines in windows-1252', async () => {
    const utf16 = iconv.encode(line({ id: 'é' }) + line({ id: 'b' }), 'utf-16le', { addBOM: true });
    expect(articlesOf(await readLines(utf16)).map(({ id }) => id)).toEqual(['é', 'b']);
    const mixed = Buffer.concat([
      iconv.encode(line({ id: 'é' }), 'windows-1252'),
      Buffer.from(line({ id: 'é2' })),
    ]);
    expect(articlesOf(await readLines(mixed)).map(({ id }) => id)).toEqual(['é', 'é2']);
  });

  it('says so when a document is no JSONL, once', async () => {
    expect(refusalsOf(await readLines('[\n  {"text": "a"},\n  {"text": "b"}\n]\n'))).toMatchObject([
      { code: 'input/bad-json' },
    ]);
    expect(refusalsOf(await readLines('{\n  "text": "a"\n}\n'))).toMatchObject([{ code: 'input/bad-json' }]);
  });

  it('refuses an empty stream and a packed one', async () => {
    expect(refusalsOf(await readLines(''))).toMatchObject([{ code: 'input/empty' }]);
    expect(refusalsOf(await readLines('\n \n'))).toMatchObject([{ code: 'input/empty' }]);
    expect(refusalsOf(await readLines(Buffer.from([0x1f, 0x8b, 8, 0])))).toMatchObject([
      { code: 'input/binary' },
    ]);
  });

  it('reads a file of JSONL under another name', async () => {
    expect(await readFileOf('articles.json', line({ id: 'a' }))).toMatchObject({
      ok: true,
      article: { id: 'a' },
    });
  });
});

async function firstOf(stdin: AsyncIterable<Uint8Array>) {
  const { readInputs } = await import('../../src/readers/index.ts');
  for await (const result of readInputs(['-'], { format: 'auto', stdin })) return [result];
  throw new Error('nothing was read');
}
