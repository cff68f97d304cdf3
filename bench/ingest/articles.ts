import { createHash } from 'node:crypto';
import {
  dealStatuses,
  type ReadText,
  type RecordEntry,
  textIdOf,
  type Vocabulary,
} from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import {
  type Draft,
  pressure,
  relation,
  resistance,
  role,
  told,
  transfer,
} from '../../tests/resolution/fixtures/build.ts';

/** Entries of the record that one article adds. */
export type Article = readonly RecordEntry[];

interface Deal {
  readonly seller: string;
  readonly buyer: string;
  readonly item: string;
  readonly year: number;
}

/** The share of articles about a deal that none before told of. */
const newDeals = 0.3;
const at = '2025-01-01T00:00:00.000Z';

/**
 * Made-up articles with prepared claims, as many as are asked for; the same seed gives the same ones. Each tells
 * of a new deal or, more often, of that of a random article before it, so that a few deals are told by very many articles and
 * most by one or two (Simon's process; the most told one has 4 in 100 of 50,000); new firms keep turning up; one article in
 * eight prints the text of another.
 */
export function* articles(vocabulary: Vocabulary, seed: number): Generator<Article> {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[], skew = 1): T =>
    items[Math.floor(random() ** skew * items.length)] as T;
  const states = vocabulary.states.map(({ name }) => name);
  const weapons = vocabulary.weapons.map(({ name }) => name);
  const newDeal = (): Deal => {
    const [seller, buyer] = [pick(states, 3), pick(states, 2)];
    return {
      seller,
      buyer: buyer === seller ? 'India' : buyer,
      item: pick(weapons),
      year: 2000 + Math.floor(random() * 20),
    };
  };
  const toldOf: Deal[] = [];
  const recent: ReadText[] = [];
  for (let number = 0; ; number += 1) {
    const again = number % 8 === 7 ? pick(recent) : undefined;
    if (again !== undefined) {
      const [article] = again.articles;
      if (article)
        yield [{ type: 'printing', article: { ...article, id: `https://reprint.example/${number}` }, at }];
      continue;
    }
    const deal = random() < newDeals || toldOf.length === 0 ? newDeal() : pick(toldOf);
    toldOf.push(deal);
    const published = `${deal.year + Math.floor(random() * 6)}-${two(1 + random() * 12)}-${two(1 + random() * 28)}`;
    const drafts = claimsAbout(deal, number, random, pick);
    const text = withOwnEvidence(told(published, drafts, wordsOf(random, number)));
    recent[number % 1000] = text;
    const [article] = text.articles;
    if (article === undefined) continue;
    yield [
      {
        type: 'reading',
        article,
        text: { id: text.id, text: text.text },
        extractor: 'prepared',
        claims: [...text.claims],
        at,
      },
    ];
  }
}

function claimsAbout(
  { seller, buyer, item, year }: Deal,
  number: number,
  random: () => number,
  pick: <T>(items: readonly T[], skew?: number) => T,
): readonly Draft[] {
  const confidence = 0.6 + Math.floor(random() * 40) / 100;
  const status = pick(dealStatuses);
  const drafts: Draft[] = [
    transfer({
      seller,
      buyer,
      item,
      status,
      confidence,
      ...(status === 'signed' && { signed: `${year + 1}` }),
    }),
  ];
  if (random() < 0.4) drafts.push(transfer({ buyer, item, quantity: pick([6, 12, 24, 36]), confidence }));
  if (random() < 0.3)
    drafts.push(transfer({ seller, buyer, item, value: [pick([1.2e9, 2.5e9, 5.4e9]), 'USD'], confidence }));
  if (random() < 0.25)
    drafts.push(
      pressure({
        by: 'United States',
        on: buyer,
        action: pick(['urge', 'warn', 'threaten', 'sanction', 'waive']),
        over: item,
        confidence,
      }),
    );
  if (random() < 0.1) drafts.push(resistance(buyer, 'United States', { confidence }));
  if (random() < 0.2) {
    // Names that nobody knows yet turn up ever more rarely.
    const firm = `Firm ${spelt(Math.floor(Math.sqrt(number + 1) * (0.5 + random())))} Industries`;
    drafts.push(relation('based_in', role('Organization', firm), role('State', seller), { confidence }));
    drafts.push(transfer({ seller: role('Organization', firm), buyer, item, confidence }));
  }
  return drafts;
}

/** Each claim rests on words of its own. */
function withOwnEvidence(text: ReadText): ReadText {
  return {
    ...text,
    claims: text.claims.map((claim, index) => {
      const [start, end] = [index * 90, index * 90 + 80];
      const quote = text.text.slice(start, end);
      const sha256 = createHash('sha256').update(quote).digest('hex');
      return {
        ...claim,
        evidence: [{ kind: 'words', textId: textIdOf(text.text), start, end, quote, sha256 }],
      };
    }),
  };
}

const syllables = ['ka', 'to', 'mi', 'ren', 'sol', 'da', 've', 'lu', 'nor', 'pi', 'gra', 'est'];

function wordsOf(random: () => number, number: number): string {
  const words = Array.from({ length: 200 }, () => spelt(Math.floor(random() * 5000)));
  return `Report ${number}. ${words.join(' ')}.`;
}

function spelt(number: number): string {
  let [rest, word] = [number, ''];
  do {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
