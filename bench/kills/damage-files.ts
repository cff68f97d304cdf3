import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What a power cut may leave of an embedded store: the journal's last line torn anywhere, the graph file or its log cut short,
 * bytes of them changed, or gone. One kind of damage, or none, by chance.
 */
export function damageFiles(database: string, random: () => number): string {
  const journal = join(dirname(database), 'journal', 'record.jsonl');
  const kinds: readonly (readonly [string, () => void])[] = [
    ['none', () => undefined],
    ['journal torn', () => tear(journal, random)],
    ['graph file cut', () => cut(database, random)],
    ['graph file changed', () => change(database, random)],
    ['graph file gone', () => rmSync(database, { force: true })],
    ['log cut', () => cutLog(`${database}.wal`, random)],
    ['log gone', () => rmSync(`${database}.wal`, { recursive: true, force: true })],
    ['kept work cut', () => cut(join(dirname(journal), 'stories.kept'), random)],
  ];
  const [name, damage] = kinds[Math.floor(random() * kinds.length)] ?? ['none', () => undefined];
  damage();
  return name;
}

/** Takes bytes off the end: as many as the last two lines at most. */
function tear(path: string, random: () => number): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  const lineBefore = bytes.lastIndexOf(10, Math.max(0, bytes.lastIndexOf(10, bytes.length - 2) - 1));
  const kept = lineBefore + 1 + Math.floor(random() * (bytes.length - lineBefore - 1));
  truncateSync(path, Math.max(0, kept));
}

function cut(path: string, random: () => number): void {
  if (existsSync(path)) truncateSync(path, Math.floor(random() * statSync(path).size));
}

function change(path: string, random: () => number): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  if (bytes.length === 0) return;
  for (let times = 0; times < 8; times += 1) {
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  }
  writeFileSync(path, bytes);
}

function cutLog(folder: string, random: () => number): void {
  if (!existsSync(folder)) return;
  const [last] = readdirSync(folder).sort().slice(-1);
  if (last !== undefined) cut(join(folder, last), random);
}
