import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadVocabulary } from '../../../src/config/index.ts';
import { createClaimBuilder } from '../../../src/extraction/claim-builder.ts';
import { documentOf } from '../../../src/language/index.ts';
import { createMentionFinder } from '../../../src/mentions/index.ts';
import { overlaps, textIdOf } from '../../../src/model/index.ts';

const vocabulary = loadVocabulary();
const build = createClaimBuilder(vocabulary);
const findMentions = createMentionFinder(vocabulary);

const who = fc.constantFrom('Russia', 'the Russian state exporter', 'Moscow', 'The Kremlin', 'It');
const told = fc.constantFrom(
  'has sold India the S-400',
  'signed a contract with India for five S-400 air defence systems worth $5.43 billion',
  'denied that India had bought the S-400',
  "didn't deliver the S-400 to India",
);
const around = fc.constantFrom(
  '',
  ', a ministry official said on Tuesday',
  ', which nobody in New Delhi expected; the U.S. government objected',
  ' in October 2018, after talks that "went on for years"',
  ' – and Turkey, too (so Ankara says), wants the system',
  ', according to the Countering America’s Adversaries Through Sanctions Act',
);
const sentence = fc.tuple(who, told, around).map((parts) => `${parts[0]} ${parts[1]}${parts[2]}. `);
const text = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join('').trim());

test('a quote begins and ends with a whole word and cuts no name, and what is attributed and dated stands in the text', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (words, denied) => {
      const document = documentOf({ text: words });
      const clusters = findMentions(document).complete([]);
      const indexOf = (id: string): number => clusters.findIndex(({ entityId }) => entityId === id);
      const [seller, buyer, item] = ['state:RUS', 'state:IND', 'weapon:s-400'].map(indexOf);
      const roles = { seller, buyer, item };
      const found = Object.entries(roles).filter(
        (entry): entry is [string, number] => entry[1] !== undefined && entry[1] >= 0,
      );
      fc.pre(found.length > 1);
      const input = { textId: textIdOf(words), document, clusters, cues: [], scores: [], extractor: 'test' };
      const decoded = {
        kind: 'transfer' as const,
        roles: Object.fromEntries(found),
        denied,
        probability: 0.5,
      };
      const mentions = clusters.flatMap((cluster) => cluster.mentions);
      for (const claim of build(input)({ ...decoded, values: { status: 'signed' } })) {
        for (const evidence of claim.evidence) {
          if (evidence.kind !== 'words') continue;
          const { start, end, quote } = evidence;
          expect(quote).toMatch(/^[\p{L}\p{N}$][\s\S]*[\p{L}\p{N}%)'’]$/u);
          expect(words.slice(Math.max(0, start - 1), start)).not.toMatch(/[\p{L}\p{N}]/u);
          expect(words.slice(end, end + 1)).not.toMatch(/[\p{L}\p{N}]/u);
          const cut = mentions.filter(
            (name) => overlaps(evidence, name) && (name.start < start || name.end > end),
          );
          expect(cut.map((name) => words.slice(name.start, name.end))).toEqual([]);
        }
        const { attributedTo, date } = claim;
        if (attributedTo) {
          expect(words.slice(attributedTo.span.start, attributedTo.span.end)).toBe(attributedTo.surface);
        }
        if (date)
          expect(
            claim.evidence.some(
              (run) => run.kind === 'words' && run.start <= date.span.start && run.end >= date.span.end,
            ),
          ).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
