import { describe, expect, test } from 'vitest';
import type { Tag } from '../../mentions/reading.ts';
import { claimIn, type Found } from './claim-in.ts';

const deal: Found = { kind: 'transfer', roles: { seller: 'Russia', buyer: 'India', item: 'S-400' } };
const tags: readonly Tag[] = [{ words: 'Denis Manturov', kind: 'Person' }];
const sourceIn = (text: string, found = deal) =>
  claimIn(text, found, text.includes('Denis Manturov') ? tags : []).attributedTo;

describe('who says so', () => {
  test.each([
    ['Denis Manturov said that Russia had sold India the S-400.', 'Denis Manturov'],
    [
      'Trade Minister Denis Manturov announced on Friday that Russia had sold India the S-400.',
      'Denis Manturov',
    ],
    ['Russia has sold India the S-400, Denis Manturov said on Friday.', 'Denis Manturov'],
    ['"Russia has sold India the S-400 for good money," said Denis Manturov.', 'Denis Manturov'],
    ['Denis Manturov, the trade minister, said Russia had sold India the S-400.', 'Denis Manturov'],
    ['Denis Manturov was pleased. Russia, he said, had sold India the S-400.', 'Denis Manturov'],
    ['Russia has sold India the S-400, a senior official said.', 'a senior official'],
    [
      'According to two people familiar with the talks, Russia has sold India the S-400.',
      'two people familiar with the talks',
    ],
    ['Russia has sold India the S-400, according to a ministry official.', 'a ministry official'],
    ['The ministry confirmed that Russia had sold India the S-400.', 'The ministry'],
    [
      'Russia has sold India the S-400, the defence ministry in Moscow said in a statement.',
      'the defence ministry in Moscow',
    ],
    ['A: Russia has sold India the S-400.', undefined],
    ['Russia has sold India the S-400.', undefined],
    ['The minister said little. Russia has sold India the S-400.', undefined],
    ['Russia is said to have sold India the S-400.', undefined],
  ])('%s', (text, who) => {
    expect(sourceIn(text)?.surface).toBe(who);
  });

  test('a name is a party, words that name nobody are none', () => {
    expect(sourceIn('Denis Manturov said that Russia had sold India the S-400.')?.unnamed).toBeUndefined();
    expect(sourceIn('Officials said that Russia had sold India the S-400.')).toMatchObject({
      surface: 'Officials',
      type: 'Person',
      unnamed: true,
    });
  });

  test('a quotation goes on in the sentence behind it', () => {
    const text =
      '"We are pleased with the talks," said Denis Manturov. "Russia has sold India the S-400 at last."';
    expect(sourceIn(text)?.surface).toBe('Denis Manturov');
  });

  test('the answers of an interview are those of who is interviewed', () => {
    const text =
      'Denis Manturov receives us at noon.\n\nQ: Is it true?\n\nA: It is. Russia has sold India the S-400.';
    expect(sourceIn(text)?.surface).toBe('Denis Manturov');
  });

  test('a speaker and a colon, as in minutes', () => {
    const text = 'Denis Manturov: Good morning. Russia has sold India the S-400.';
    expect(sourceIn(text)?.surface).toBe('Denis Manturov');
  });

  test('who threatens is not the source of the threat', () => {
    const found: Found = { kind: 'pressure', roles: { by: 'Washington', on: 'Turkey' }, action: 'threaten' };
    const text = 'Washington said that it threatened Turkey with sanctions.';
    expect(claimIn(text, found).attributedTo).toBeUndefined();
  });

  test('an office beside a name is told by the article itself', () => {
    const text = 'Russian Trade Minister Denis Manturov said that Russia had sold India the S-400.';
    const office = claimIn(
      text,
      { kind: 'official_of', roles: { subject: 'Denis Manturov', object: 'Russian' } },
      tags,
    );
    expect(office.attributedTo).toBeUndefined();
  });
});
