import { randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadResult, SourceMemory } from '../../src/model/index.ts';
import { readWarc } from '../../src/readers/warc/read-warc.ts';
import { packed, warcRecord } from '../helpers/warc-files.ts';
import { storyPage } from '../helpers/web-server.ts';
import { folderOf, inPieces, readAll } from './collect.ts';

const page = (name: string) =>
  warcRecord({
    url: `https://news.example/${name}`,
    body: storyPage(name, `Russia will deliver five regiments of the S-400 to India, said ${name}.`),
  });
const info = warcRecord({ type: 'warcinfo', body: 'software: test\r\n' });
const request = warcRecord({ type: 'request', body: 'GET / HTTP/1.1\r\n\r\n' });

/** The names of the pages that were read, and codes with places of what was not. */
function shown(results: readonly ReadResult[]): readonly string[] {
  return results.map((result) =>
    result.ok
      ? result.article.id.replace('https://news.example/', '')
      : `${result.refusal.code} ${result.refusal.position ?? ''}`.trim(),
  );
}

async function read(bytes: Uint8Array, size = 1000, maxBytes = 1024 * 1024): Promise<readonly string[]> {
  const results: ReadResult[] = [];
  for await (const result of readWarc(inPieces(bytes, size), { source: 'x.warc', maxBytes }))
    results.push(result);
  return shown(results);
}

const each = ['a', 'b', 'c', 'd'];
const records = [info, ...each.flatMap((name) => [request, page(name)])];

describe('archives', () => {
  it.each([
    ['packed record by record', Buffer.concat(packed(records))],
    ['not packed', Buffer.concat(records)],
    ['packed as a whole', gzipSync(Buffer.concat(records))],
    [
      'of both kinds, filled up with zeros',
      Buffer.concat([...packed(records.slice(0, 5)), Buffer.alloc(600), ...records.slice(5)]),
    ],
  ])('%s give their pages, however the bytes come', async (_, bytes) => {
    for (const size of [1, 977, 1024 * 1024]) expect(await read(bytes, size)).toEqual(each);
  });

  it('give pages with address, title and day, and pass over answers that are none', async () => {
    const archive = packed([
      warcRecord({
        url: 'https://news.example/gone',
        status: '404 Not Found',
        body: storyPage('gone', 'Not a page.'),
      }),
      warcRecord({
        url: 'https://news.example/picture',
        fields: ['Content-Type: image/png'],
        body: randomBytes(100),
      }),
      warcRecord({ type: 'revisit', url: 'https://news.example/again' }),
      warcRecord({
        url: 'https://www.news.example/story?utm_source=x',
        body: storyPage(
          'S-400',
          'India signed the contract for the S-400.',
          '<meta property="article:published_time" content="2018-10-05T10:00:00Z"><link rel="canonical" href="https://news.example/story">',
        ),
      }),
      warcRecord({
        url: 'https://other.example/copy',
        body: storyPage(
          'Copy',
          'India signed it.',
          '<link rel="canonical" href="https://news.example/story">',
        ),
      }),
    ]);
    const folder = await folderOf({ 'x.warc.gz': Buffer.concat(archive) });
    const results = await readAll([folder]);
    expect(results).toMatchObject([
      {
        article: {
          id: 'https://news.example/story',
          url: 'https://news.example/story',
          title: 'S-400',
          published: '2018-10-05',
        },
        place: { source: `${folder}/x.warc.gz`, position: expect.stringMatching(/^record at byte \d+$/) },
      },
      // Another site may not speak for an address of the outlet's.
      { article: { id: 'https://other.example/copy' } },
    ]);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('undo chunks and packing of the transfer (%s)', async (encoding, pack) => {
    const body = pack(Buffer.from(storyPage('t', 'Turkey received the S-400.')));
    const half = Math.floor(body.length / 2);
    const chunks = [body.subarray(0, half), body.subarray(half)].map((part) =>
      Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
    );
    const fields = ['Content-Type: text/html', 'Transfer-Encoding: chunked', `Content-Encoding: ${encoding}`];
    const record = warcRecord({
      url: 'https://news.example/t',
      fields,
      body: Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]),
    });
    expect(await read(Buffer.concat(packed([record])))).toEqual(['t']);
  });

  it('tell broken records with their offset and read the rest', async () => {
    const parts = [...packed(records)];
    const offsetOf = (index: number) => parts.slice(0, index).reduce((sum, part) => sum + part.length, 0);
    const spoil = (index: number, at: number): void => {
      const copy = Buffer.from(parts[index] ?? []);
      copy.fill(0xff, at, at + 40);
      parts[index] = copy;
    };
    // a: in its packed words; b: its checksum; c: its very beginning.
    spoil(2, 60);
    const checksum = Buffer.from(parts[4] ?? []);
    checksum.writeUInt32LE(1, checksum.length - 8);
    parts[4] = checksum;
    spoil(6, 0);
    expect(await read(Buffer.concat(parts))).toEqual([
      `input/bad-archive record at byte ${offsetOf(2)}`,
      `input/bad-archive record at byte ${offsetOf(4)}`,
      `input/bad-archive record at byte ${offsetOf(6)}`,
      'd',
    ]);
  });

  it('tell what stands between records of an archive that is not packed', async () => {
    const bytes = Buffer.concat([
      page('a'),
      Buffer.from('not a record\r\n\r\n'),
      page('b'),
      page('c').subarray(0, 300),
    ]);
    const [a, b] = [page('a').length, page('b').length];
    expect(await read(bytes, 50)).toEqual([
      'a',
      `input/bad-archive record at byte ${a}`,
      'b',
      `input/bad-archive record at byte ${a + 16 + b}`,
    ]);
  });

  it('stop bombs: records that unpack without end, pack too well, are too large, or hide it in the page', async () => {
    const large = warcRecord({
      url: 'https://news.example/large',
      body: storyPage('l', randomBytes(1_500_000).toString('base64')),
    });
    const inside = warcRecord({
      url: 'https://news.example/inside',
      fields: ['Content-Type: text/html', 'Content-Encoding: gzip'],
      body: gzipSync(Buffer.alloc(50 * 1024 * 1024)),
    });
    const bomb = gzipSync(warcRecord({ body: Buffer.alloc(100 * 1024 * 1024, 'x') }));
    const dense = gzipSync(warcRecord({ body: Buffer.alloc(3 * 1024 * 1024, 'x') }));
    const archive = Buffer.concat([
      ...packed([page('a'), large, inside]),
      bomb,
      dense,
      ...packed([page('b')]),
    ]);
    const before = process.memoryUsage.rss();
    const found = await read(archive, 64 * 1024);
    expect(found.map((name) => name.replace(/ record.*/, ''))).toEqual([
      'a',
      ...Array(4).fill('input/too-large'),
      'b',
    ]);
    expect(
      (await read(Buffer.concat([page('a'), large, page('b')]), 999)).map((name) =>
        name.replace(/ record.*/, ''),
      ),
    ).toEqual(['a', 'input/too-large', 'b']);
    expect(process.memoryUsage.rss() - before).toBeLessThan(250 * 1024 * 1024);
    const dense4 = await read(Buffer.concat([dense, ...packed([page('b')])]), 64 * 1024, 4 * 1024 * 1024);
    expect(dense4).toEqual(['input/too-large record at byte 0', 'b']);
  });

  it.each([
    ['nothing', Buffer.alloc(0), ['input/empty']],
    ['records without a page', Buffer.concat(packed([info, request])), ['input/empty']],
    ['no archive', Buffer.from('hello'.repeat(9)), ['input/bad-archive record at byte 0']],
  ])('of %s are refused', async (_, bytes, found) => {
    expect(await read(bytes)).toEqual(found);
  });

  it('never fail, hang or lose a sound record behind, whatever bytes stand in their middle', async () => {
    const [a, z] = [packed([page('a')])[0], packed([page('z')])[0]] as [Buffer, Buffer];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (noise, isPacked) => {
        const spoilt = isPacked ? Buffer.concat([a.subarray(0, 200), noise]) : noise;
        const found = await read(Buffer.concat([a, spoilt, z]));
        expect(found[0]).toBe('a');
        expect(found.at(-1)).toBe('z');
      }),
      { numRuns: 60 },
    );
  });
});

describe('archives that were begun', () => {
  it('go on at each mark with what follows it', async () => {
    const parts = packed(records);
    const folder = await folderOf({ 'x.warc.gz': Buffer.concat(parts) });
    const path = join(folder, 'x.warc.gz');
    const whole = await readAll([path]);
    expect(shown(whole)).toEqual(each);
    for (const [index, result] of whole.entries()) {
      const { mark } = result;
      if (mark?.type !== 'archive') throw new Error('no mark');
      const memory: SourceMemory = {
        validatorsOf: () => undefined,
        archiveOffset: (found, head) => (found === mark.path && head === mark.head ? mark.offset : 0),
      };
      expect(shown(await readAll([path], { memory }))).toEqual(each.slice(index + 1));
    }
    const last = whole.at(-1)?.mark;
    expect(last).toMatchObject({ offset: parts.reduce((sum, part) => sum + part.length, 0) });
  });

  it('and were cut off are read on from the record that was cut, once it is whole', async () => {
    const bytes = Buffer.concat(packed([page('a'), page('b'), page('c')]));
    const [first = Buffer.alloc(0)] = packed([page('a')]);
    const folder = await folderOf({});
    const path = join(folder, 'x.warc.gz');
    await writeFile(path, bytes.subarray(0, first.length + 200));
    const begun = await readAll([path]);
    expect(shown(begun)).toEqual(['a', `input/bad-archive record at byte ${first.length}`]);
    const mark = begun.at(-1)?.mark;
    expect(mark).toMatchObject({ type: 'archive', offset: first.length });
    await appendFile(path, bytes.subarray(first.length + 200));
    const memory: SourceMemory = { validatorsOf: () => undefined, archiveOffset: () => first.length };
    expect(shown(await readAll([path], { memory }))).toEqual(['b', 'c']);
  });
});
