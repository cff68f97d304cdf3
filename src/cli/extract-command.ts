import type { Vocabulary } from '../model/index.ts';
import { type Extracted, extract, factsOfArticle, openStages, renderClaims } from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { inputsPositional } from './inputs-positional.ts';
import { harmless } from './output.ts';
import { refusalLine } from './run-ingest.ts';

type Format = 'claims' | 'facts' | 'table';

/** `demarche extract`. */
export const extractCommand = defineCommand({
  usage: 'extract <inputs..>',
  summary: 'Show the claims of articles; no store is touched',
  examples: [
    ['extract article.txt --format table', 'the claims of one article'],
    ['extract articles/ --format facts > facts.jsonl', 'facts as docs/annotation-guide.md has them'],
  ],
  options: (yargs) =>
    yargs
      .positional('inputs', inputsPositional)
      .option('format', {
        choices: ['claims', 'facts', 'table'] as const,
        default: 'claims' as const,
        describe: 'claims and facts are JSON lines',
      })
      .option('input-format', {
        choices: ['auto', 'text', 'html', 'jsonl'] as const,
        default: 'auto' as const,
        describe: 'How inputs are read',
      })
      .option('explain', {
        type: 'boolean',
        default: false,
        describe: 'List on stderr the claims that the words do not carry, with the reason',
      }),
  async run(flags, { settings, output }) {
    const stages = await openStages(settings);
    let refused = 0;
    try {
      const options = { format: flags.inputFormat, stdin: process.stdin };
      for await (const extracted of extract(flags.inputs, stages, options)) {
        if (!extracted.ok) {
          refused += 1;
          output.warn(refusalLine(extracted.refusal));
          continue;
        }
        output.print(rendered(extracted, flags.format, stages.vocabulary));
        const { refused: claims } = extracted.reading;
        if (flags.explain) {
          for (const { claim, reason, detail } of claims) {
            const roles = Object.entries(claim.roles).map(([name, role]) => `${name}: ${role?.surface}`);
            output.warn(`${extracted.id}: ${claim.kind} refused: ${reason} (${detail}); ${roles.join(', ')}`);
          }
        } else if (claims.length > 0) {
          output.note(`${extracted.id}: ${claims.length} claims refused (--explain lists them)`);
        }
      }
    } finally {
      await stages.encoder.close();
    }
    return refused > 0 ? exitCodes.refused : exitCodes.done;
  },
});

function rendered(
  { id, article, reading }: Extract<Extracted, { ok: true }>,
  format: Format,
  vocabulary: Vocabulary,
): string {
  if (format !== 'facts') {
    const text = renderClaims([{ id: article.id, claims: reading.claims }], format);
    return format === 'table' ? harmless(text) : text;
  }
  const { entities, facts } = factsOfArticle(id, article, reading.claims, vocabulary);
  return `${JSON.stringify({ id, entities, facts })}\n`;
}
