import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { keysOf } from '../../src/resolution/known-by-sound.ts';
import {
  agreeInParts,
  personNameOf,
  withoutLegalForms,
  withoutTitles,
} from '../../src/resolution/name-forms.ts';
import { keyOf, tokensOf } from '../../src/resolution/name-tokens.ts';
import { inLatin } from '../../src/resolution/sound-key.ts';

const vocabulary = loadVocabulary();

function meet(a: string, b: string, kind: 'Person' | 'Organization' = 'Person'): boolean {
  const keys = new Set(keysOf(tokensOf(a), kind, vocabulary));
  return keysOf(tokensOf(b), kind, vocabulary).some((key) => keys.has(key));
}

describe('names by their sound', () => {
  it.each([
    ['Mohammed bin Salman', 'Muhammad bin Salman'],
    ['Kyrylo Budanov', 'Kirill Budanov'],
    ['Yerlan Zhaksybekov', 'Erlan Jaqsybekov'],
    ['Alexei Fyodorov', 'Alexei Fedorov'],
    ['Сергей Шойгу', 'Sergei Shoigu'],
    ['Mark A. Milley', 'General Mark Milley'],
  ])('%s and %s meet', (a, b) => {
    expect(meet(a, b)).toBe(true);
  });

  it.each([
    ['Hassan Rouhani', 'Hossein Rouhani'],
    ['Kim Jong Un', 'Kim Jong Nam'],
    ['Rajnath Singh', 'Manmohan Singh'],
    ['Yury Borisov', 'Boyko Borisov'],
    ['Putin', 'Putin'],
  ])('%s and %s do not', (a, b) => {
    expect(meet(a, b)).toBe(false);
  });

  it('firms meet with and without their legal form, by sound and script', () => {
    expect(meet('Suchoi', 'Sukhoi', 'Organization')).toBe(true);
    expect(meet('Рособоронэкспорт', 'Rosoboronexport JSC', 'Organization')).toBe(true);
    expect(meet('Hanwha Systems', 'Hanwha Aerospace', 'Organization')).toBe(false);
    expect(meet('KAI', 'KAI', 'Organization')).toBe(false);
  });

  it('letters of other scripts have their Latin form, and others stay', () => {
    expect(inLatin('С-400', vocabulary)).toBe('S-400');
    expect(inLatin('S-400 百', vocabulary)).toBe('S-400 百');
  });
});

describe('what is no part of a name', () => {
  it.each([
    ['Indian Defence Minister Rajnath Singh', 'rajnath singh'],
    ['Lt. Gen. Mark Milley', 'mark milley'],
    ['President Putin', 'putin'],
    ['King Salman', 'king salman'],
    ['President', 'president'],
  ])('titles: %s is %s', (name, rest) => {
    expect(keyOf(withoutTitles(tokensOf(name), vocabulary))).toBe(rest);
  });

  it.each([
    ['SYPAQ Systems Pty Ltd', 'sypaq systems'],
    ['Norrsken Radar AB', 'norrsken radar'],
    ['Aeronautica Duero S.A.', 'aeronautica duero'],
    ['NIOA Group', 'nioa group'],
    ['AB', 'ab'],
  ])('legal forms: %s is %s', (name, rest) => {
    expect(keyOf(withoutLegalForms(tokensOf(name), vocabulary))).toBe(rest);
  });

  it('initials and generation may be missing, and must not differ', () => {
    const agree = (a: string, b: string) =>
      agreeInParts(personNameOf(tokensOf(a)), personNameOf(tokensOf(b)));
    expect(agree('Mark A. Milley', 'Mark Milley')).toBe(true);
    expect(agree('George H. W. Bush', 'George W. Bush')).toBe(false);
    expect(agree('John Smith Jr.', 'John Smith III')).toBe(false);
    expect(agree('John Smith Jr.', 'John Smith II')).toBe(true);
  });
});
