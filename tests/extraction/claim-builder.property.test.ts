import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createClaimBuilder } from '../../src/extraction/claim-builder.ts';
import { gate } from '../../src/extraction/index.ts';
import { documentOf } from '../../src/language/index.ts';
import {
  claimSchema,
  dealStatuses,
  type Mention,
  type MentionCluster,
  textIdOf,
} from '../../src/model/index.ts';

const build = createClaimBuilder(loadVocabulary());

const sentence = fc.constantFrom(
  'Russia signed for the S-400 with India for $5 billion. ',
  'It has not been delivered, said Zoë Ångström of “Kverndal”. ',
  'Washington threatened sanctions in October 2018.\n\n',
  'No. ',
  '𝔘nicode 🚀 words stand here too. ',
  'The country refused. ',
);
const kinds = ['State', 'WeaponSystem', 'Organization', 'Legislation'] as const;

/** A text with clusters whose mentions are arbitrary runs of it, pointing words among them. */
const reading = fc.array(sentence, { minLength: 1, maxLength: 9 }).chain((sentences) => {
  const text = sentences.join('');
  const mention = fc
    .tuple(
      fc.nat(text.length - 1),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('name' as const, 'name' as const, 'anaphor' as const),
    )
    .map(
      ([start, length, form]): Mention => ({
        start,
        end: Math.min(text.length, start + length),
        form,
        source: 'tag',
      }),
    );
  const named = fc
    .record({ type: fc.constantFrom(...kinds), mentions: fc.array(mention, { maxLength: 4 }) })
    .map(({ type, mentions }): MentionCluster => ({ type, mentions, names: namesOf(text, mentions) }));
  const sum = fc.array(mention, { minLength: 1, maxLength: 2 }).map(
    (mentions): MentionCluster => ({
      type: 'Money',
      mentions,
      names: [],
      value: { kind: 'money', amount: 5e9, currency: 'USD' },
    }),
  );
  return fc.record({
    text: fc.constant(text),
    clusters: fc
      .tuple(fc.array(named, { minLength: 3, maxLength: 6 }), sum)
      .map(([names, money]) => [...names, money]),
  });
});

const namesOf = (text: string, mentions: readonly Mention[]): readonly string[] =>
  mentions.filter((each) => each.form === 'name').map(({ start, end }) => text.slice(start, end));

const decoded = fc.record({
  kind: fc.constantFrom('transfer' as const, 'pressure' as const, 'made_by' as const),
  first: fc.nat(2),
  second: fc.nat(2),
  third: fc.option(fc.nat(2)),
  priced: fc.boolean(),
  status: fc.option(fc.constantFrom(...dealStatuses)),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  denied: fc.boolean(),
});

test('a claim of any clusters passes the gate with true quotes, or is refused with a reason', () => {
  fc.assert(
    fc.property(
      reading,
      decoded,
      ({ text, clusters }, { kind, first, second, third, priced, status, probability, denied }) => {
        const roles: Readonly<Record<string, number>> = {
          transfer: { seller: first, buyer: second, ...(third !== null && { item: third }) },
          pressure: { by: first, on: second, ...(third !== null && { over: third }) },
          made_by: { subject: first, object: second },
        }[kind];
        const values = {
          transfer: { ...(priced && { value: clusters.length - 1 }), ...(status !== null && { status }) },
          pressure: { action: 'threaten' as const },
          made_by: {},
        }[kind];
        const input = {
          textId: textIdOf(text),
          document: documentOf({ text }),
          clusters,
          cues: [],
          scores: [],
          extractor: 'test',
        };
        const parts = build(input)({ kind, roles, values, probability, denied });
        expect(parts.length).toBeGreaterThan(0);
        for (const claim of parts) {
          expect(claim.polarity).toBe(denied ? 'denied' : 'asserted');
          expect(claim.confidence).toBeCloseTo(probability, 3);
          for (const evidence of claim.evidence) {
            expect(evidence.kind === 'words' && text.slice(evidence.start, evidence.end)).toBe(
              evidence.kind === 'words' && evidence.quote,
            );
          }
          const refusal = gate(claim, text);
          if (refusal)
            expect(refusal).toMatchObject({ claim, reason: expect.stringMatching(/^[a-z]+\/[a-z-]+$/) });
          else expect(claimSchema.parse(claim)).toEqual(claim);
        }
      },
    ),
    { numRuns: 150 },
  );
});
