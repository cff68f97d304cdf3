import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { gate } from '../../src/extraction/index.ts';
import { type Claim, type ReadResult, rolesOf } from '../../src/model/index.ts';
import { ingest, openForWriting, openStages, type Stages } from '../../src/pipeline/index.ts';
import { readArticle } from '../../src/pipeline/read-article.ts';
import { leanVocabulary } from '../helpers/lean-vocabulary.ts';

const plain =
  'MOSCOW, 5 October 2018 - Russia signed a $5.43 billion contract with India for five S-400 systems. The missiles are made by Kvernmark Dynamics.';
/** The same words to the eye: signs without width, soft hyphens and marks of direction in names and figures. */
const marked = plain
  .replace('Russia', '\u200fRus\u200bsia\u200e')
  .replace('India', 'In\u00addia')
  .replace('S-400', 'S\u200b-\u200b4\u200d00')
  .replace('5.43', '5\u2060.43')
  .replace('Kvernmark', '\u202aKvern\u200bmark\u202c');

let stages: Stages;
beforeAll(async () => {
  stages = { ...(await openStages({ runtime: 'auto', jobs: 1 })), vocabulary: leanVocabulary() };
});
afterAll(() => stages.encoder.close());

/** What a claim says, without where and in which words. */
function told(claim: Claim): string {
  const roles = rolesOf(claim).map(([name, { surface }]) => [
    name,
    surface.replace(/\p{Default_Ignorable_Code_Point}/gu, ''),
  ]);
  const value =
    claim.kind === 'transfer' ? [claim.value?.amount, claim.quantity?.count, claim.status?.status] : [];
  return JSON.stringify([claim.kind, roles, value]);
}

it('names with signs that are not shown give the claims of those without, with the exact words of the text', {
  timeout: 120_000,
}, async () => {
  const [clean, hidden] = [
    await readArticle({ id: 'a', text: plain }, stages),
    await readArticle({ id: 'a', text: marked }, stages),
  ];
  expect(clean.claims.length).toBeGreaterThan(0);
  expect(hidden.claims.map(told)).toEqual(clean.claims.map(told));
  // The gate holds every quote and every name against the text as it was read, signs and all.
  expect(hidden.claims.map((claim) => gate(claim, marked))).toEqual(hidden.claims.map(() => undefined));
  const surfaces = hidden.claims.flatMap((claim) => rolesOf(claim).map(([, { surface }]) => surface));
  expect(surfaces).toEqual(
    expect.arrayContaining(['Rus\u200bsia', 'In\u00addia', 'S\u200b-\u200b4\u200d00 systems']),
  );
});

it('and mean the same nodes, by their plain names', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-invisible-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const nodesOf = async (name: string, text: string) => {
    const graph = await openForWriting(
      { kind: 'embedded', database: join(folder, name) },
      stages.vocabulary,
      () => undefined,
    );
    const inputs = (async function* one(): AsyncGenerator<ReadResult> {
      yield { ok: true, article: { id: 'a', text }, place: { source: 'a' } };
    })();
    const now = () => new Date('2025-01-01T00:00:00Z');
    await ingest(inputs, graph, stages, { format: 'auto', emit: () => undefined, now });
    const { nodes } = await graph.store.readGraph();
    await graph.store.close();
    const named: readonly string[] = ['State', 'Organization', 'WeaponSystem'];
    return nodes
      .filter(({ label }) => named.includes(label))
      .map(({ id, properties }) => [id, properties['name'], properties['aliases']]);
  };
  const clean = await nodesOf('clean', plain);
  expect(JSON.stringify(clean)).toContain('state:RU');
  expect(await nodesOf('marked', marked)).toEqual(clean);
});
