import { describe, expect, it } from 'vitest';
import { rolesOf } from '../../../src/model/index.ts';
import { readWith, replied, seed } from './replied.ts';

const article =
  'Russia signed a contract with India for five S-400 systems worth $5.43 billion on 5 October 2018, “a\u00a0milestone” – so the Kremlin’s spokesman said.';
const signed = { word: 'signed', words: 'signed a contract' } as const;

describe('a model’s reading', () => {
  it('has the true places of words that were copied with other typography', async () => {
    const quote = `Russia signed a contract with India for five S-400 systems worth $5.43 billion on 5 October 2018, "a milestone" - so the Kremlin's spokesman said.`;
    const figures = [
      { is: 'value', words: '$5.43 billion' },
      { is: 'quantity', words: 'five' },
      { is: 'signed', words: '5 October 2018' },
    ] as const;
    const { reading } = await readWith(article, [
      [replied(quote, { telling: signed, figures: [...figures] })],
    ]);
    const [claim] = reading.claims;
    expect(reading.refused).toEqual([]);
    expect(claim).toMatchObject({
      kind: 'transfer',
      value: { amount: 5_430_000_000, currency: 'USD' },
      quantity: { count: 5 },
      signed: { date: '2018-10-05' },
      status: { status: 'signed' },
      confidence: seed.confidence.told,
      extractors: [`llm:test:${seed.version}`],
    });
    for (const evidence of claim?.evidence ?? []) {
      if (evidence.kind !== 'words') throw new Error('words were quoted');
      expect(article.slice(evidence.start, evidence.end)).toBe(evidence.quote);
      expect(evidence.quote).toContain('“a\u00a0milestone” –');
    }
    for (const [, role] of claim ? rolesOf(claim) : [])
      expect(article.slice(role.span.start, role.span.end)).toBe(role.surface);
  });

  it.each([
    ['an invented quote', replied('Russia delivered the S-400 to India'), 'evidence/not-at-offsets'],
    ['letters of another case', replied('russia signed a contract with india'), 'evidence/not-at-offsets'],
    ['no quote', replied('', { quotes: [] }), 'evidence/none'],
    [
      'a party outside the quote',
      replied('Russia signed a contract with India for five S-400 systems', {
        parties: [
          { role: 'seller', type: 'State', words: 'Russia' },
          { role: 'buyer', type: 'State', words: 'Turkey' },
        ],
      }),
      'role/not-at-offsets',
    ],
    [
      'a sum that is not printed',
      replied('Russia signed a contract with India for five S-400 systems', {
        figures: [{ is: 'value', words: '$9 billion' }],
      }),
      'value/not-stated',
    ],
    [
      'a status that the words do not tell',
      replied('Russia signed a contract with India for five S-400 systems', {
        telling: { word: 'delivered', words: 'signed a contract' },
      }),
      'value/not-stated',
    ],
    [
      'a source that is not there',
      replied('Russia signed a contract with India for five S-400 systems', {
        source: { type: 'State', words: 'France' },
      }),
      'role/not-at-offsets',
    ],
  ])('refuses %s, and asks once more with the reason', async (_, claim, reason) => {
    const { reading, requests } = await readWith(article, [[claim], [claim]]);
    expect(reading.claims).toEqual([]);
    expect(reading.refused.map((each) => each.reason)).toEqual([reason]);
    expect(requests).toHaveLength(2);
    expect(requests[1]?.prompt).toContain(JSON.stringify(claim));
  });

  it('takes what is put right at the second asking, and keeps what was right at the first', async () => {
    const right = replied('Russia signed a contract with India for five S-400 systems', { telling: signed });
    const wrong = { ...right, parties: [...right.parties, { role: 'on', type: 'State', words: 'Russia' }] };
    const { reading } = await readWith(article, [[wrong, { kind: 'gift' }], [right]]);
    expect(reading.claims).toHaveLength(1);
    expect(reading.unusable.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('kind'),
      'a transfer has no role on: it has seller, buyer, item',
    ]);
  });

  it('asks again for a reply that is no JSON, and fails at the article when the second is none', async () => {
    const right = replied('Russia signed a contract with India for five S-400 systems', { telling: signed });
    const { reading } = await readWith(article, ['{"claims": [', [right]]);
    expect(reading.claims).toHaveLength(1);
    await expect(readWith(article, ['Sure!', 'null'])).rejects.toMatchObject({ code: 'model/malformed' });
  });

  it.each([
    [
      'a quote cut out of a denial',
      'The Kremlin denied that Russia sold the S-400 to India.',
      'Russia sold the S-400 to India',
      'claim/denied-by-words',
    ],
    [
      'a quote cut out of a supposition',
      'Analysts said it was possible that Russia sold the S-400 to India.',
      'Russia sold the S-400 to India',
      'claim/supposed-by-words',
    ],
  ])('refuses %s', async (_, text, quote, reason) => {
    const { reading } = await readWith(text, [[replied(quote)], []]);
    expect(reading.claims).toEqual([]);
    expect(reading.refused.map((each) => each.reason)).toEqual([reason]);
  });

  it('takes a denial as a denial', async () => {
    const text = 'The Kremlin denied that Russia sold the S-400 to India.';
    const { reading } = await readWith(text, [[replied(text, { polarity: 'denied' })]]);
    expect(reading.claims).toMatchObject([{ polarity: 'denied' }]);
  });

  it('reads a long article in parts that overlap, at offsets of the whole', async () => {
    const filler = Array.from(
      { length: 40 },
      (_, index) => `Sentence ${index} of the report says little.`,
    ).join(' ');
    const text = `${filler} ${article}`;
    const small = { ...seed, settings: { ...seed.settings, partCharacters: 600, overlapCharacters: 100 } };
    const quote = 'Russia signed a contract with India for five S-400 systems';
    // Every part is told of it: only the part that holds it may claim it.
    const { reading, requests } = await readWith(
      text,
      Array.from({ length: 20 }, () => [replied(quote, { telling: signed })]),
      small,
    );
    expect(requests.length).toBeGreaterThan(3);
    expect(reading.claims).toHaveLength(1);
    const [evidence] = reading.claims[0]?.evidence ?? [];
    expect(evidence).toMatchObject({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });
  });
});
