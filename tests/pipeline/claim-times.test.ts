import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createEndingFinder } from '../../src/mentions/index.ts';
import { type Claim, claimIdOf, claimSchema, sha256, textIdOf } from '../../src/model/index.ts';
import { timedClaim } from '../../src/pipeline/claim-times.ts';

const findEnding = createEndingFinder(loadVocabulary().endings);

/** A claim of one sentence, with the spans of words in it. */
function claimIn(
  text: string,
  body: (at: (words: string) => { start: number; end: number }) => object,
): Claim {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const textId = textIdOf(text);
  const bare = {
    textId,
    polarity: 'asserted',
    modality: 'actual',
    confidence: 0.9,
    extractors: ['test'],
    evidence: [{ kind: 'words', textId, start: 0, end: text.length, quote: text, sha256: sha256(text) }],
    ...body(at),
  };
  // The schema checks the shape; the id is of the shape's fields only.
  return claimSchema.parse({ ...bare, id: claimIdOf(bare as unknown as Claim) });
}

it('says of both dates of a deal what they are to it, and leaves its id', () => {
  const text = 'India, which has waited since 2016, is to sign by 2025.';
  const claim = claimIn(text, (at) => ({
    kind: 'transfer',
    roles: { buyer: { type: 'State', surface: 'India', span: at('India') } },
    signed: { date: '2025', span: at('2025') },
    date: { date: '2016', span: at('2016') },
  }));
  const timed = timedClaim(claim, text, findEnding);
  expect(timed).toMatchObject({
    id: claim.id,
    date: { role: 'since' },
    signed: { date: '2025', role: 'by' },
  });
  expect(claimIdOf(timed)).toBe(claim.id);
  expect(timedClaim(timed, text, findEnding)).toEqual(timed);
});

it('marks the words that say that an act is over, and leaves a claim without such words as it is', () => {
  const pressure = (text: string) =>
    claimIn(text, (at) => ({
      kind: 'pressure',
      roles: {
        by: { type: 'State', surface: 'Washington', span: at('Washington') },
        on: { type: 'State', surface: 'Hanoi', span: at('Hanoi') },
      },
      action: { action: 'sanction', span: at('embargo') },
    }));
  const over = 'Washington lifted its embargo on Hanoi.';
  expect(timedClaim(pressure(over), over, findEnding).ended).toEqual({ start: 11, end: 17 });
  const going = 'Washington keeps its embargo on Hanoi.';
  expect(timedClaim(pressure(going), going, findEnding)).toEqual(pressure(going));
});
