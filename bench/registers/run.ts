/**
 * tsx bench/registers/run.ts [--rows 10000,100000]
 *
 * What registers and lists cost as their rows grow: made-up registers of transfers and lists of sanctions (FollowTheMoney, one entry in
 * ten of them somebody whom the vocabulary knows) are taken into embedded stores of their own, each in a process of its own. Time,
 * rows a second, and the most memory that was resident.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Vocabulary } from '../../src/model/index.ts';
import { ingestSanctions, ingestTransfers, openForWriting } from '../../src/pipeline/index.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000' },
    /** One size of one kind, in this process. */
    one: { type: 'string' },
  },
});

if (values.one === undefined) {
  console.log(
    '| kind | rows | kept | seconds | rows/s | most resident, MB |\n|---|---:|---:|---:|---:|---:|',
  );
  for (const kind of ['register', 'sanctions']) {
    for (const rows of values.rows.split(',')) {
      const path = fileURLToPath(import.meta.url);
      const args = ['--import', 'tsx', path, '--one', `${kind} ${rows}`];
      process.stdout.write(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    }
  }
} else {
  const [kind = '', rows = ''] = values.one.split(' ');
  await measure(kind, Number(rows));
}

async function measure(kind: string, rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-registers-'));
  try {
    const vocabulary = loadVocabulary();
    const [path, lines, take] =
      kind === 'register'
        ? ([join(folder, 'register.csv'), transferLines(vocabulary, rows), ingestTransfers] as const)
        : ([join(folder, 'list.json'), listLines(vocabulary, rows), ingestSanctions] as const);
    await pipeline(Readable.from(lines), createWriteStream(path));
    const store = { kind: 'embedded', database: join(folder, 'graph.grafeo') } as const;
    const graph = await openForWriting(store, vocabulary, () => undefined);
    const began = performance.now();
    const summary = await take([path], graph, vocabulary, { emit: () => undefined, now: () => new Date(0) });
    const seconds = (performance.now() - began) / 1000;
    await graph.store.close();
    const most = Math.round(process.resourceUsage().maxRSS / 1000);
    console.log(
      `| ${kind} | ${summary.read} | ${summary.new} | ${seconds.toFixed(1)} | ${Math.round(summary.read / seconds)} | ${most} |`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* transferLines({ states, weapons }: Vocabulary, rows: number): Generator<string> {
  yield 'Recipient,Supplier,Year of order,Number ordered,Weapon designation,Weapon description,Number delivered,Year(s) of delivery,status,Comments\n';
  for (let row = 0; row < rows; row += 1) {
    const [recipient, supplier] = [states[row % states.length], states[(row * 7 + 3) % states.length]];
    const weapon = weapons[(row * 5) % weapons.length];
    yield `"${recipient?.name}","${supplier?.name}",${1990 + (row % 35)},${row % 90},"${weapon?.name}",system,${row % 50},${1992 + (row % 33)},New,"Order ${row}"\n`;
  }
}

function* listLines({ organizations }: Vocabulary, rows: number): Generator<string> {
  for (let row = 0; row < rows; row += 1) {
    const known = row % 10 === 0 ? organizations[(row / 10) % organizations.length]?.name : undefined;
    yield `${JSON.stringify({
      id: `e${row}`,
      schema: 'Organization',
      target: true,
      properties: { name: [known ?? `Kverndal ${row} Trading House`], topics: ['sanction'] },
    })}\n`;
  }
}
