import { expect, test } from 'vitest';
import { foldCase } from '../../src/util/fold-case.ts';
import { normalizeName } from '../../src/util/normalize-name.ts';

test.each([
  ['s 400', 'S-400', 'S400', 'S 400', 's-400'],
  ['su 35 s', 'Su-35S', 'SU-35 S'],
  ['u s', 'U S'],
  ['us', 'U.S.', 'US', 'us'],
  ['turkiye', 'Türkiye', 'TURKIYE', 'the Türkiye'],
  ['lodz', 'Łódź'],
  ['kremlin', 'the Kremlin', "The Kremlin's", 'Kremlin’s'],
  ['jane defence', "Jane's Defence"],
  ['almaz antey', 'Almaz-Antey', 'Almaz–Antey', ' Almaz  Antey '],
  ['h k', 'H&K', 'H & K'],
  ['оборонэкспорт', 'Оборонэкспорт'],
  ['', '', '…', '"'],
  ['the', 'the'],
])('%s', (key, ...spellings) => {
  for (const spelling of spellings) expect(normalizeName(spelling)).toBe(key);
});

test('a key is its own key', () => {
  for (const name of ['S-300PMU-2', "Côte d'Ivoire", 'The Hague', 'F-16C/D', 'Ångström'])
    expect(normalizeName(normalizeName(name))).toBe(normalizeName(name));
});

test('letters of Latin script lose their marks, those of others keep them', () => {
  expect(foldCase('ÉØŁIı')).toBe('eolii');
  expect(foldCase('Й')).toBe('й');
});
