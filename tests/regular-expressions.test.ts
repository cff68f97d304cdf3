import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../src/model/index.ts';
import { type Expression, findExpressions, whileBuilding } from './helpers/regular-expressions.ts';

const source = fileURLToPath(new URL('../src', import.meta.url));
/** What the checker said of each expression. It needs minutes for all of them, so that only new ones are asked about here. */
const verdictFile = fileURLToPath(new URL('golden/regular-expressions.json', import.meta.url));
const verdicts = new Map<string, string>(
  Object.entries(existsSync(verdictFile) ? JSON.parse(readFileSync(verdictFile, 'utf8')) : {}),
);

/** Files with expressions that the checker does not call safe, and why those may stand: what they read is short, or our own. */
const reasons: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('fixtures/bounded-expressions.json', import.meta.url), 'utf8'),
);

const { literals, built } = findExpressions(source);

/** Runs all code that builds an expression. */
async function buildAll(): Promise<void> {
  const files = [...new Set(built.map((place) => place.split(':')[0] ?? ''))];
  for (const file of files) await import(join(source, file));
  const [{ loadVocabulary }, { createMentionFinder }, { documentOf }, { policyOf }, { clauseAround }] =
    await Promise.all([
      import('../src/config/index.ts'),
      import('../src/mentions/index.ts'),
      import('../src/language/index.ts'),
      import('../src/explorer/safe-headers.ts'),
      import('../src/extraction/evidence/clauses.ts'),
    ]);
  const text = 'ANKARA, 5 October 2018 - India signed.';
  const span = { start: 0, end: text.length };
  createMentionFinder(loadVocabulary());
  documentOf({ text });
  policyOf('<style></style>');
  clauseAround({ starts: [0], ends: [], openings: [0], stops: [], text, sentence: span }, span);
}

const fileOf = ({ place }: Expression) => place.split(':')[0] ?? '';
/** Some patterns have thousands of characters: they are known by their hash. */
const keyOf = (each: Expression) => `${fileOf(each)} ${sha256(`/${each.source}/${each.flags}`).slice(0, 16)}`;

async function verdictOf({ source: pattern, flags }: Expression): Promise<string> {
  const told = await check(pattern, flags, { timeout: 30_000 });
  return told.status === 'vulnerable' ? told.complexity.summary : told.status;
}

let all: readonly Expression[] = [];
let dynamic: readonly Expression[] = [];
const checked = new Map<string, string>();

beforeAll(async () => {
  dynamic = await whileBuilding(source, buildAll);
  all = [...new Map([...literals, ...dynamic].map((each) => [keyOf(each), each])).values()];
  for (const each of all) {
    const key = keyOf(each);
    checked.set(key, verdicts.get(key) ?? (await verdictOf(each)));
  }
  if (process.env['UPDATE_GOLDEN'] !== '1') return;
  const sorted = [...checked].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(verdictFile, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}, 1_200_000);

describe('regular expressions', () => {
  it('are found: literals, and those that are built from parts', () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(built.length).toBeGreaterThan(20);
    const seen = new Set(dynamic.map(({ place }) => place));
    expect(built.filter((place) => !seen.has(place))).toEqual([]);
  });

  it('take no time that grows faster than what they read, or say why they may', () => {
    const unsafe = all.filter((each) => checked.get(keyOf(each)) !== 'safe');
    const wrong = unsafe.filter((each) => reasons[fileOf(each)] === undefined);
    expect(wrong.map((each) => `${each.place}: ${checked.get(keyOf(each))}: ${keyOf(each)}`)).toEqual([]);
    expect(unsafe.filter((each) => checked.get(keyOf(each))?.includes('exponential'))).toEqual([]);
  });

  it('are those that were checked: none of the file is gone, and no reason is left over', () => {
    const keys = new Set(all.map(keyOf));
    expect([...verdicts.keys()].filter((key) => !keys.has(key))).toEqual([]);
    const unsafe = new Set(all.filter((each) => checked.get(keyOf(each)) !== 'safe').map(fileOf));
    expect(Object.keys(reasons).filter((file) => !unsafe.has(file))).toEqual([]);
  });
});
