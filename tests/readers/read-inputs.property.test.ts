import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleSchema, partialDateSchema } from '../../src/model/index.ts';
import { parseDate } from '../../src/util/parse-date.ts';
import { inPieces, readAll } from './collect.ts';

const scraps = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom(
          '<html>',
          '<p>',
          '</div>',
          '<script>',
          '{"text":"',
          '"}\n',
          '\n',
          '\uFEFF',
          '\0',
          '\xff\xfe',
          'date 2020-02-30\n',
          '# ',
          '“',
          ' words and more words. ',
        )
        .map((words) => Buffer.from(words, 'utf8')),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Buffer.concat(parts));

it.each(['text', 'html', 'jsonl'] as const)(
  'reading random bytes as %s never throws: it gives valid articles or refusals with a reason',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(scraps, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        const results = await readAll(['-'], { format, stdin: inPieces(bytes, size), maxBytes: 400 });
        if (format !== 'jsonl') expect(results).toHaveLength(1);
        expect(results.length).toBeGreaterThan(0);
        for (const result of results) {
          if (result.ok) expect(articleSchema.safeParse(result.article).error).toBeUndefined();
          else {
            expect(result.refusal.code).toMatch(/^input\//);
            expect(result.refusal.reason).toMatch(/\.$/);
          }
        }
      }),
      { numRuns: format === 'html' ? 80 : 200 },
    );
  },
);

it('lines are the same whatever the pieces in which a stream comes', async () => {
  const record = fc.record({ id: fc.string({ minLength: 1 }), text: fc.string({ unit: 'grapheme' }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 8 }),
      fc.integer({ min: 1, max: 30 }),
      async (records, size) => {
        const jsonl = records.map((fields) => JSON.stringify(fields)).join('\n');
        const whole = await readAll(['-'], { stdin: inPieces(jsonl, 1_000_000) });
        expect(await readAll(['-'], { stdin: inPieces(jsonl, size) })).toEqual(whole);
        expect(whole).toHaveLength(Math.max(1, records.length));
      },
    ),
    { numRuns: 100 },
  );
});

it('a day of publication is a valid date or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map(String),
        fc.stringMatching(/^\d{4}[-/]?\d\d[-/]?\d\d$/),
      ),
      (written) => {
        const day = parseDate(written);
        if (day !== undefined) expect(partialDateSchema.safeParse(day).success).toBe(true);
      },
    ),
  );
});
