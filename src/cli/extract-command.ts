import { loadVocabulary } from '../config/index.ts';
import { isUnsure, type Vocabulary } from '../model/index.ts';
import {
  type Extracted,
  estimateReading,
  extract,
  factsOfArticle,
  openFetcher,
  openModelStage,
  openStages,
  renderClaimExplanations,
  renderClaims,
  thresholdsOf,
} from '../pipeline/index.ts';
import { defineCommand } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { fetchFlags } from './fetch-flags.ts';
import { inputsPositional } from './inputs-positional.ts';
import { estimateFlag, estimateText, modelFlags, usageText } from './model-flags.ts';
import { harmless } from './output.ts';
import { refusalLine } from './run-ingest.ts';
import { runTracing } from './run-tracing.ts';

interface View {
  readonly format: 'claims' | 'facts' | 'table';
  readonly explain: boolean;
  readonly minConfidence: number;
}

/** `demarche extract`. */
export const extractCommand = defineCommand({
  usage: 'extract <inputs..>',
  summary: 'Show the claims of articles; no store is touched',
  examples: [
    ['extract article.txt --format table', 'the claims of one article'],
    ['extract articles/ --format facts > facts.jsonl', 'facts as docs/annotation-guide.md has them'],
    ['extract article.txt --unsure --format table', 'what is read and would not be drawn'],
    ['extract article.txt --explain --format table', 'the words, the scores and the next best reading'],
  ],
  options: (yargs) =>
    fetchFlags(modelFlags(yargs))
      .option('estimate', estimateFlag)
      .positional('inputs', inputsPositional)
      .option('format', {
        choices: ['claims', 'facts', 'table'] as const,
        default: 'claims' as const,
        describe: 'claims and facts are JSON lines',
      })
      .option('input-format', {
        choices: ['auto', 'text', 'html', 'jsonl', 'feed', 'warc'] as const,
        default: 'auto' as const,
        describe: 'How inputs are read',
      })
      .option('explain', {
        type: 'boolean',
        default: false,
        describe:
          'With table and claims: for each claim the words, the scores that decided and the next best reading; on stderr the claims that the words do not carry, with the reason',
      })
      .option('unsure', {
        type: 'boolean',
        default: false,
        describe: 'Only claims between --read-above and --min-confidence: those that are read and not drawn',
      }),
  async run(flags, { settings, output }) {
    if (flags.estimate) {
      const vocabulary = loadVocabulary(undefined, settings.vocabulary);
      const modelStage = settings.model && openModelStage(settings.model, vocabulary);
      const options = {
        format: flags.inputFormat,
        stdin: process.stdin,
        fetcher: openFetcher(settings.fetch),
      };
      output.print(
        estimateText(await estimateReading(flags.inputs, { ...(modelStage && { modelStage }) }, options)),
      );
      await options.fetcher.close();
      return exitCodes.done;
    }
    const stages = await openStages(settings);
    const minConfidence = thresholdsOf(settings).drawn;
    const { explain } = flags;
    const fetcher = openFetcher(settings.fetch);
    const tracing = await runTracing('extract', settings, output);
    let refused = 0;
    try {
      const { inputFormat: format, feedText } = flags;
      const options = { format, stdin: process.stdin, fetcher, feedText, explain };
      for await (const extracted of extract(flags.inputs, stages, options)) {
        if (!extracted.ok) {
          refused += 1;
          output.warn(refusalLine(extracted.refusal));
          tracing?.emit({ type: 'refused', refusal: extracted.refusal });
          continue;
        }
        const { claims: found, times } = extracted.reading;
        tracing?.emit({
          type: 'article',
          id: extracted.article.id,
          outcome: 'extracted',
          claims: found.length,
          ...(times && { times }),
        });
        const shown = flags.unsure ? unsureOnly(extracted, minConfidence) : extracted;
        output.print(rendered(shown, { format: flags.format, explain, minConfidence }, stages.vocabulary));
        const { refused: claims, unusable = [] } = extracted.reading;
        if (explain) {
          for (const { claim, reason, detail } of claims) {
            const roles = Object.entries(claim.roles).map(([name, role]) => `${name}: ${role?.surface}`);
            output.warn(`${extracted.id}: ${claim.kind} refused: ${reason} (${detail}); ${roles.join(', ')}`);
          }
        } else if (claims.length > 0) {
          output.note(`${extracted.id}: ${claims.length} claims refused (--explain lists them)`);
        }
        for (const { reason } of unusable)
          output.note(`${extracted.id}: what the model gave is no claim: ${reason}`);
      }
    } finally {
      const usage = usageText(stages.modelStage?.usage()).trimEnd();
      if (usage !== '') output.note(usage);
      await fetcher.close();
      await tracing?.close();
      await stages.encoder.close();
    }
    return refused > 0 ? exitCodes.refused : exitCodes.done;
  },
});

type Found = Extract<Extracted, { ok: true }>;

function unsureOnly(found: Found, minConfidence: number): Found {
  const claims = found.reading.claims.filter((claim) => isUnsure(claim, minConfidence));
  return { ...found, reading: { ...found.reading, claims } };
}

function rendered(
  { id, article, reading }: Found,
  { format, explain, minConfidence }: View,
  vocabulary: Vocabulary,
): string {
  const shown = { id: article.id, ...reading };
  switch (format) {
    case 'facts': {
      const { entities, facts } = factsOfArticle(id, article, reading.claims, vocabulary);
      return `${JSON.stringify({ id, entities, facts })}\n`;
    }
    case 'claims':
      return renderClaims([shown], { format, minConfidence });
    case 'table':
      return harmless(
        explain
          ? renderClaimExplanations(shown, minConfidence)
          : renderClaims([shown], { format, minConfidence }),
      );
  }
}
