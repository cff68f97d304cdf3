import { describe, expect, test } from 'vitest';
import { claimIn, type Found, quotesOf } from './claim-in.ts';

const deal = (more: Partial<Found> = {}): Found => ({
  kind: 'transfer',
  roles: { seller: 'Russia', buyer: 'India', item: 'S-400' },
  ...more,
});
const quotes = (text: string, found: Found) => quotesOf(claimIn(text, found));

describe('a sentence is cut to what carries the claim', () => {
  test('at a relative clause and at a circumstance', () => {
    const text =
      'India signed a contract with Russia for the S-400 air defence system at a ceremony in Goa, which many saw.';
    expect(quotes(text, deal({ status: 'signed' }))).toEqual([
      'India signed a contract with Russia for the S-400 air defence system',
    ]);
  });

  test('at a semicolon, and behind who says so', () => {
    const text =
      'Oil rose; the ministry said that India had bought the S-400 from Russia; nobody else spoke of it.';
    expect(quotes(text, deal({ status: 'signed' }))).toEqual(['India had bought the S-400 from Russia']);
  });

  test('a figure stands in its clause', () => {
    const text =
      'Russia sold India the S-400. The weather was fine. The contract, worth $5 billion, made headlines all over the world.';
    const found = deal({ figures: { value: '$5 billion' } });
    expect(quotes(text, found)).toEqual(['Russia sold India the S-400', 'The contract, worth $5 billion']);
  });

  test('with the date beside it', () => {
    const text = 'India signed for the S-400 from Russia in October 2018, and the world took note.';
    const claim = claimIn(text, deal({ status: 'signed' }));
    expect(quotesOf(claim)).toEqual(['India signed for the S-400 from Russia in October 2018']);
    expect(claim.date?.date).toBe('2018-10');
  });
});

describe('no cut changes what is said', () => {
  test.each([
    ['The minister denied that Russia had sold India the S-400.', 'denied that Russia'],
    ['Moscow hopes for more, but Russia may not sell India the S-400.', 'may not sell'],
    ['If Congress agrees, Russia sells India the S-400.', 'If Congress agrees'],
    ['It is doubted that Russia sold India the S-400.', 'doubted that'],
    ['Reports suggested that Russia had sold India the S-400.', 'suggested that'],
    ["Russia didn't sell India the S-400, officials say.", "didn't sell"],
    ['Reports that Russia had sold India the S-400 in May were false.', 'were false'],
    ['The report that Russia had sold India the S-400 for money was dismissed by Moscow.', 'was dismissed'],
    ['Russia will sell India the S-400 for dollars, if Washington agrees.', 'if Washington agrees'],
  ])('%s', (text, kept) => {
    expect(quotes(text, deal()).join(' … ')).toContain(kept);
  });

  test('of a standing fact neither', () => {
    const text = 'The ministry denied that the S-400 was made by Almaz-Antey.';
    const claim = claimIn(text, { kind: 'made_by', roles: { subject: 'S-400', object: 'Almaz-Antey' } });
    expect(quotesOf(claim)).toEqual(['The ministry denied that the S-400 was made by Almaz-Antey']);
  });

  test('a condition behind the claim stays', () => {
    const text = 'Russia will sell India the S-400 unless Washington objects.';
    expect(quotes(text, deal())).toEqual(['Russia will sell India the S-400 unless Washington objects']);
  });
});

describe('what is named elsewhere', () => {
  test('a party that the sentence only points to is quoted by name beside it', () => {
    const text = 'Russia builds the S-400. Few were surprised when India signed for the system.';
    const claim = claimIn(text, deal({ roles: { buyer: 'India', item: 'S-400' }, status: 'signed' }));
    expect(quotesOf(claim)).toEqual(['the S-400', 'India signed for the system']);
    const item = claim.kind === 'transfer' ? claim.roles.item : undefined;
    expect(item?.anaphor && text.slice(item.anaphor.start, item.anaphor.end)).toBe('the system');
  });

  test('a headline and a dateline give way to the text', () => {
    const text =
      'India signs for S-400\n\nMOSCOW, Oct 5 - India has signed a contract with Russia for the S-400, officials said.';
    expect(
      quotes(text, deal({ roles: { seller: 'Russia', buyer: 'India', item: 'S-400' }, status: 'signed' })),
    ).toEqual(['India has signed a contract with Russia for the S-400']);
  });

  test('a name is never cut, and an adjective keeps its noun', () => {
    const text = 'A Turkish official, Arjan Singh, flew a Rafale made by Dassault Aviation of Paris.';
    const claim = claimIn(text, {
      kind: 'made_by',
      roles: { subject: 'Rafale', object: 'Dassault Aviation' },
    });
    expect(quotesOf(claim)).toEqual(['a Rafale made by Dassault Aviation']);
    const office = claimIn(
      text,
      { kind: 'official_of', roles: { subject: 'Arjan Singh', object: 'Turkish' } },
      [{ words: 'Arjan Singh', kind: 'Person' }],
    );
    expect(quotesOf(office)).toEqual(['A Turkish official, Arjan Singh']);
  });
});
