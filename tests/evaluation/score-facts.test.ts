import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FactSheet, factSheetSchema, scoreFacts } from '../../src/evaluation/index.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'evaluation');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

const gold = readdirSync(join(folder, 'gold'))
  .sort()
  .map((file) => factSheetSchema.parse(JSON.parse(read(join('gold', file)))));

function predicted(name: string): ReadonlyMap<string, FactSheet> {
  const sheets = read(`${name}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => factSheetSchema.parse(JSON.parse(line)));
  return new Map(sheets.map((sheet) => [sheet.id, sheet]));
}

interface Row {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/**
 * Written by the scorer that came with the annotation guide:
 * `python3 score.py tests/fixtures/evaluation/gold tests/fixtures/evaluation/NAME.jsonl`, its rows as JSON.
 */
const { rows } = JSON.parse(read('expected.json')) as {
  readonly rows: Readonly<Record<string, readonly Row[]>>;
};

const rounded = (row: Row): Row => ({
  ...row,
  precision: Number(row.precision.toFixed(3)),
  recall: Number(row.recall.toFixed(3)),
  f1: Number(row.f1.toFixed(3)),
});

test.each(['perfect', 'mixed', 'partial'])('%s facts score as the guide’s own scorer has it', (name) => {
  const scores = scoreFacts(gold, predicted(name));
  expect([...scores.rows, scores.all].map(rounded)).toEqual(rows[name]);
});

test('the errors are those that the rows count', () => {
  const { errors, all, articles, predicted: found } = scoreFacts(gold, predicted('mixed'));
  expect(errors.filter((error) => error.verdict === 'wrong')).toHaveLength(all.falsePositives);
  expect(errors.filter((error) => error.verdict === 'missed')).toHaveLength(all.falseNegatives);
  expect([articles, found]).toEqual([3, 3]);
});

test('an article without a prediction misses all its facts', () => {
  const { all, predicted: found } = scoreFacts(gold, new Map());
  expect(found).toBe(0);
  expect(all).toMatchObject({ truePositives: 0, falsePositives: 0, precision: 0, recall: 0, f1: 0 });
  expect(all.falseNegatives).toBe(gold.reduce((sum, sheet) => sum + sheet.facts.length, 0));
});

describe('one fact', () => {
  const entities = { x: { type: 'WeaponSystem' as const, names: ['Falcon 7'] } };
  const sheet = (...facts: FactSheet['facts']): FactSheet => ({ id: 'a', entities, facts, optional: [] });
  const hits = (wanted: FactSheet, found: FactSheet) => scoreFacts([wanted], new Map([['a', found]])).all;

  test.each([
    [2_500_000_000, true],
    [2_537_000_000, true],
    [2_463_000_000, true],
    [2_538_000_000, false],
    [2_462_000_000, false],
  ])('a sum of %d agrees within 1.5 %%: %s', (amount, agrees) => {
    const wanted = sheet(['value', 'FRA', 'GRC', 2_500_000_000, 'EUR']);
    expect(hits(wanted, sheet(['value', 'FRA', 'GRC', amount, 'EUR'])).truePositives).toBe(agrees ? 1 : 0);
  });

  test.each([
    ['2021', true],
    ['2021-01', true],
    ['2021-01-25', true],
    ['2021-01-26', false],
    ['2020', false],
  ])('%s for 2021-01-25 agrees: %s', (date, agrees) => {
    const wanted = sheet(['signed', 'FRA', 'GRC', '2021-01-25']);
    expect(hits(wanted, sheet(['signed', 'FRA', 'GRC', date])).truePositives).toBe(agrees ? 1 : 0);
  });
});
