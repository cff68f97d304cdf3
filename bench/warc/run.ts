/**
 * tsx bench/warc/run.ts [--megabytes 200] [--against 50] [--articles 0]
 *
 * How fast a WARC archive is read, and in how much memory. An archive of the form of Common Crawl News (records of answers, requests
 * and metadata, each packed with gzip) is made up first, of the size named, unless it is there from before. Then, each in a process of
 * its own: its records are only unpacked and framed; the same bytes go through `zlib` alone; and its articles are read. MB are those of
 * the packed file. The smaller archive of `--against` is read as well: peak memory must not grow with the size. `--articles N` ends the
 * last measure after N articles; 0 reads all.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGunzip, gzipSync } from 'node:zlib';
import { archivePieces } from '../../src/readers/warc/archive-pieces.ts';
import { frameRecord } from '../../src/readers/warc/frame-record.ts';
import { readWarc } from '../../src/readers/warc/read-warc.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { warcRecord } from '../../tests/helpers/warc-files.ts';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    against: { type: 'string', default: '50' },
    articles: { type: 'string', default: '0' },
    measure: { type: 'string' },
    archive: { type: 'string' },
  },
});
/** Of the words of made-up stories; the length of pages is what matters here. */
const words =
  'the of and to in a that is was for on with as by at from contract system missile delivery minister government state said will its has been sanctions aircraft order agreement defence officials capital years price export radar battery talks parliament supplier buyer'.split(
    ' ',
  );
const maxBytes = 20 * 1024 * 1024;
const chunk = { highWaterMark: 1024 * 1024 };

if (values.measure !== undefined && values.archive !== undefined)
  await measure(values.measure, values.archive);
else {
  console.log('| archive | measure | MB/s | records/s | articles/s | peak RSS, MB |');
  console.log('|---|---|---:|---:|---:|---:|');
  for (const size of [Number(values.against), Number(values.megabytes)]) {
    const archive = generated(size);
    for (const name of ['zlib alone', 'records', 'articles']) run(name, archive);
  }
}

function run(name: string, archive: string): void {
  const path = fileURLToPath(import.meta.url);
  const args = ['--measure', name, '--archive', archive, '--articles', values.articles];
  execFileSync(process.execPath, ['--import', 'tsx', path, ...args], { stdio: 'inherit' });
}

async function measure(name: string, archive: string): Promise<void> {
  const began = performance.now();
  let [records, articles, read] = [0, 0, statSync(archive).size];
  if (name === 'zlib alone') {
    for await (const _ of createReadStream(archive, chunk).pipe(createGunzip({ chunkSize: 128 * 1024 })))
      records += 0;
  } else if (name === 'records') {
    for await (const piece of archivePieces(createReadStream(archive, chunk), 0, maxBytes)) {
      if ('records' in piece && typeof frameRecord(piece.records) === 'object') records += 1;
    }
  } else {
    const markAt = (offset: number) => ({ type: 'archive', path: archive, head: '', offset }) as const;
    for await (const result of readWarc(createReadStream(archive, chunk), {
      source: archive,
      maxBytes,
      markAt,
    })) {
      if (result.ok) articles += 1;
      if (articles !== Number(values.articles) || result.mark?.type !== 'archive') continue;
      read = result.mark.offset;
      break;
    }
  }
  const seconds = (performance.now() - began) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const rate = (count: number): string => (count === 0 ? '' : (count / seconds).toFixed(0));
  const size = `${Math.round(statSync(archive).size / 1e6)} MB`;
  console.log(
    `| ${size} | ${name} | ${(read / 1e6 / seconds).toFixed(1)} | ${rate(records)} | ${rate(articles)} | ${peak} |`,
  );
}

/** An archive of at least so many megabytes; the same for the same size. */
function generated(megabytes: number): string {
  const folder = join(tmpdir(), 'demarche-bench-warc');
  const path = join(folder, `made-up-${megabytes}.warc.gz`);
  if (existsSync(path) && statSync(path).size >= megabytes * 1e6) return path;
  mkdirSync(folder, { recursive: true });
  const random = createRandom(11);
  const file = openSync(path, 'w');
  const put = (record: Buffer): number => {
    const bytes = gzipSync(record, { level: 4 });
    writeSync(file, bytes);
    return bytes.length;
  };
  let written = put(warcRecord({ type: 'warcinfo', body: 'software: bench\r\n' }));
  for (let number = 0; written < megabytes * 1e6; number += 1) {
    const url = `https://news.example/story-${number}`;
    written += put(
      warcRecord({ type: 'request', url, body: 'GET / HTTP/1.1\r\nHost: news.example\r\n\r\n' }),
    );
    written += put(warcRecord({ url, body: page(number, random) }));
    written += put(warcRecord({ type: 'metadata', url, body: 'fetchTimeMs: 120\r\n' }));
  }
  closeSync(file);
  return path;
}

/** A page of some 60 kB, as outlets write them: a story among menus, scripts and styles. */
function page(number: number, random: () => number): string {
  const sentence = (): string => {
    const chosen = Array.from(
      { length: 12 + Math.floor(random() * 12) },
      () => words[Math.floor(random() * words.length)] ?? '',
    );
    return `${chosen.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`;
  };
  const paragraphs = Array.from(
    { length: 12 },
    () => `<p>${Array.from({ length: 4 }, sentence).join(' ')}</p>`,
  );
  const links = Array.from(
    { length: 150 },
    (_, i) => `<li><a href="/topic/${i}?from=${number}">${sentence().slice(0, 40)}</a></li>`,
  );
  const noise = Array.from({ length: 500 }, () => random().toString(36).slice(2)).join('');
  return `<!doctype html><html><head><title>Story ${number}</title><style>${noise}</style><script>var data="${noise}${noise}";</script></head><body><nav><ul>${links.join('')}</ul></nav><article><h1>Story ${number}</h1>${paragraphs.join('')}</article><footer>${links.join('')}</footer></body></html>`;
}
