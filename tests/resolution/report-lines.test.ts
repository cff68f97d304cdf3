import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createLineReader } from '../../src/resolution/report-lines.ts';

const read = createLineReader(loadVocabulary());
const body = 'India and Russia have signed a contract for five regiments of S-400 systems, officials said.';

describe('what a newsroom puts around a report', () => {
  it.each([
    `NEW DELHI, Oct 5 (Coastline Wire) - ${body}`,
    `NEW DELHI — ${body}`,
    `New Delhi (CPA) – ${body}`,
    `${body}\n(Reporting by Ida Berg; Editing by Paul Otieno)`,
    `Photo: archive of the ministry\n${body}`,
    `(Corrects value in paragraph 3)\n${body}`,
  ])('is left out: %j', (text) => {
    expect(read(text).paragraphs).toEqual([body]);
  });

  it.each([
    'Sources in the ministry said that the system - the first of its kind - would come in 2021.',
    'Published figures differ.',
    'Ankara wants it - and soon.',
  ])('is not seen in a sentence: %j', (text) => {
    expect(read(text).paragraphs).toEqual([text]);
  });

  it('does not include where lines are broken', () => {
    expect(read('India and Russia\nhave signed.\n\nNo price\nwas named.').paragraphs).toEqual([
      'India and Russia have signed.',
      'No price was named.',
    ]);
  });
});

describe('a correction', () => {
  const long = `${body} `.repeat(20);
  it.each([
    `(Corrects value in paragraph 3)\n${long}`,
    `CORRECTED-India signs for S-400\n${long}`,
    `${long}\nCorrection: An earlier version gave another price.`,
    `${long}\n[An earlier version of this article misstated the price.]`,
    `${long}\nThis story has been corrected to show that the price is $5.43 billion.`,
  ])('says so at the beginning or the end: %#', (text) => {
    expect(read(text).isCorrection).toBe(true);
  });

  it.each([
    `${long}\nCorrection of the course is under way, the minister said.\n${long}`,
    `The minister said that the deal corrects an imbalance. ${long}`,
    long,
  ])('is not found in the midst of a text or a sentence: %#', (text) => {
    expect(read(text).isCorrection).toBe(false);
  });
});
