import { expect, test } from 'vitest';
import { seedPath } from '../../src/config/index.ts';
import { readClaimSheets, readGold } from '../../src/pipeline/index.ts';

const sheets = await readClaimSheets(seedPath('gold', 'claims'));
const articles = new Map((await readGold(seedPath('gold'))).map((article) => [article.id, article]));

test('annotated words and sources stand in their articles', () => {
  expect(sheets.length).toBeGreaterThanOrEqual(40);
  const absent = sheets.flatMap(({ id, claims }) =>
    claims
      .flatMap(({ words, by }) => (by === null ? words : [...words, by]))
      .filter((words) => !(articles.get(id)?.text ?? '').includes(words))
      .map((words) => `${id}: ${words}`),
  );
  expect(absent).toEqual([]);
});

test('every fact of an annotated article has its claim, and every asserted claim is one of its facts', () => {
  const faults = sheets.flatMap(({ id, claims }) => {
    const facts = (articles.get(id)?.facts ?? []).map((fact) => JSON.stringify(fact));
    const told = claims
      .filter(({ polarity }) => polarity === 'asserted')
      .map(({ fact }) => JSON.stringify(fact));
    const missing = facts.filter((fact) => !told.includes(fact));
    const strange = told.filter((fact) => !facts.includes(fact));
    return [...missing.map((fact) => `${id} lacks ${fact}`), ...strange.map((fact) => `${id} adds ${fact}`)];
  });
  expect(faults).toEqual([]);
});
