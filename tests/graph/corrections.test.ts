import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSnapshotIndex } from '../../src/analysis/index.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { fold } from '../../src/graph/index.ts';
import type { GraphRows, ReadText, RelationshipType } from '../../src/model/index.ts';
import { sourcedClaims } from '../../src/pipeline/open-snapshot.ts';
import { renderExplanation } from '../../src/reports/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import { digestOf } from '../../src/storage/index.ts';
import { relation, role, told, transfer } from '../resolution/fixtures/build.ts';
import { printings, restingOn } from '../resolution/fixtures/corrected.ts';
import { report } from '../resolution/fixtures/reports.ts';

const vocabulary = loadVocabulary();
const settings = { minConfidence: 0.3, realisedConfidence: 0.8 };
const { source, reprint, correction, other } = printings;

function folded(...texts: readonly ReadText[]): GraphRows {
  return fold(resolve(texts, vocabulary, [], settings.minConfidence), vocabulary, settings);
}

function norwegianDeal({ nodes }: GraphRows) {
  return nodes.find(
    ({ label, properties }) => label === 'Deal' && String(properties['name']).includes('Norway'),
  )?.properties;
}

function pairs({ relationships }: GraphRows, type: RelationshipType) {
  return relationships.filter((row) => row.type === type).map(({ from, to }) => [from.id, to.id]);
}

describe('a correction', () => {
  it('is of the story that it corrects, revises the text of its outlet, and takes back what it does not repeat', () => {
    const rows = folded(source, reprint, correction);
    expect(rows.nodes.filter(({ label }) => label === 'Story')).toHaveLength(1);
    expect(pairs(rows, 'REVISES')).toEqual([[correction.id, source.id]]);
    expect(norwegianDeal(rows)).toMatchObject({ value: 460e6, values: ['460000000 USD'], sources: 1 });
    const back = rows.nodes.filter(({ properties }) => properties['supersededBy'] === correction.id);
    // The sum of the source, and that of the printing that repeats it; what else they tell stands.
    expect(back.map(({ id }) => id).sort()).toEqual([source.claims[0]?.id, reprint.claims[0]?.id].sort());
    expect(
      pairs(rows, 'FORMERLY_REPORTED')
        .map(([claim]) => claim)
        .sort(),
    ).toEqual(back.map(({ id }) => id).sort());
    const thai = rows.nodes.find(
      ({ label, properties }) => label === 'Deal' && String(properties['name']).includes('Thailand'),
    );
    expect(thai?.properties['sources']).toBe(1);
  });

  it('leaves alone what another story says', () => {
    expect(norwegianDeal(folded(source, correction, other))).toMatchObject({
      values: ['640000000 USD', '460000000 USD'],
      sources: 2,
    });
  });

  it('of a text that is not held takes nothing back', () => {
    const rows = folded(correction, other);
    expect(pairs(rows, 'REVISES')).toEqual([]);
    expect(rows.nodes.filter(({ properties }) => properties['supersededBy'] !== undefined)).toEqual([]);
  });

  it('holds when the corrected text is printed again later', () => {
    const late = {
      ...reprint,
      articles: reprint.articles.map((each) => ({ ...each, published: '2024-04-01' })),
    };
    expect(norwegianDeal(folded(source, correction, late))).toMatchObject({ values: ['460000000 USD'] });
  });

  it('at the address of what it corrects does so in any wording', () => {
    const former = {
      ...other,
      articles: other.articles.map((each) => ({ ...each, id: 'https://wire.example/2' })),
    };
    const rows = folded(former, {
      ...correction,
      articles: correction.articles.map((each) => ({ ...each, published: '2024-03-09' })),
    });
    expect(pairs(rows, 'REVISES')).toEqual([[correction.id, other.id]]);
    expect(norwegianDeal(rows)).toMatchObject({ values: ['460000000 USD'] });
  });

  it('corrected in its turn gives way to the last one', () => {
    const [agency] = correction.articles;
    const again: ReadText = {
      ...source,
      id: `${source.id}b`,
      text: correction.text.replaceAll('$460 million', '$640 million'),
      articles: agency
        ? [{ ...agency, id: 'https://wire.example/3', textId: `${source.id}b`, published: '2024-03-04' }]
        : [],
      claims: source.claims.map((claim) => ({ ...claim, id: `${claim.id}b`, textId: `${source.id}b` })),
    };
    expect(norwegianDeal(folded(source, correction, again))).toMatchObject({ values: ['640000000 USD'] });
  });

  it('is undone by taking it out, and does not depend on the order of texts', () => {
    const texts = [source, reprint, correction, other];
    const expected = digestOf(folded(...texts));
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: 4 }), (shuffled) => {
        expect(digestOf(folded(...shuffled))).toBe(expected);
      }),
      { numRuns: 10 },
    );
    expect(norwegianDeal(folded(source, reprint, other))).toMatchObject({
      values: ['640000000 USD'],
      sources: 2,
    });
  });

  it('takes back that something was over', () => {
    const member = (ended: boolean) =>
      relation('member_of', role('State', 'Norway'), role('Programme', 'F-35 program'), { ended });
    const [left, is] = ['Norway has left the F-35 program.', 'Norway is a member of the F-35 program.'];
    const wire = { outlet: 'Northern Wire' };
    const wrong = told('2024-03-03', [restingOn(member(true), left)], `${report}\n${left}\n`, wire);
    const right = told(
      '2024-03-04',
      [restingOn(member(false), is)],
      `(Corrects last paragraph)\n\n${report}\n${is}\n`,
      wire,
    );
    const membership = (...texts: readonly ReadText[]) =>
      folded(...texts).relationships.find(
        ({ type, properties }) => type === 'MEMBER_OF' && properties['basis'] === 'article',
      )?.properties;
    expect(membership(wrong)).toMatchObject({ until: '2024-03-03', active: false });
    expect(membership(wrong, right)).toMatchObject({ claims: [right.claims[0]?.id] });
    expect(membership(wrong, right)).not.toHaveProperty('until');
    expect(membership(wrong, { ...right, claims: [] })).toBeUndefined();
  });

  it('leaves no doubt about what it took back', () => {
    const deal = { seller: 'Russia', buyer: 'India', item: 'S-400' } as const;
    const words = 'India plans to buy the S-400 from Russia.';
    const signed = told('2016', [transfer({ ...deal, status: 'signed', signed: '2016' })]);
    const planned = restingOn(transfer({ ...deal, status: 'planned' }), words);
    const wrong = told('2025-03-03', [planned], `${report}\n${words}\n`);
    const right = told('2025-03-04', [], `(Removes last paragraph)\n\n(Corrects paragraph 7)\n\n${report}`);
    const doubtsIn = (...texts: readonly ReadText[]) => resolve(texts, vocabulary, []).doubts.length;
    expect(doubtsIn(signed, wrong)).toBe(1);
    expect(doubtsIn(signed, wrong, right)).toBe(0);
  });

  it('is told by explain, of the event and of the claim', () => {
    const texts = [source, correction];
    const index = createSnapshotIndex({ ...folded(...texts), claims: sourcedClaims({ texts }) });
    const claim = source.claims[0]?.id ?? '';
    const deal = index.from(claim, 'FORMERLY_REPORTED')[0]?.to.id ?? '';
    const event = renderExplanation(index, deal);
    expect(event.indexOf('worth $460 million')).toBeGreaterThan(0);
    expect(event.indexOf('worth $640 million')).toBeGreaterThan(event.indexOf('taken back by corrections'));
    const told = renderExplanation(index, claim);
    expect(told).toContain(`taken back by ${correction.id}`);
    expect(told).toContain(`reported ${deal} until corrected`);
  });
});
