import type { Argv } from 'yargs';
import type { ModelUsage, ReadingEstimate } from '../pipeline/index.ts';

/** Adds the flags of a language model to a command that reads. */
export function modelFlags<Flags>(yargs: Argv<Flags>) {
  return yargs
    .option('model', {
      type: 'string',
      describe: 'With --extractor llm or both: anthropic/NAME, google/NAME, openai/NAME [DEMARCHE_MODEL]',
    })
    .option('model-url', {
      type: 'string',
      describe: 'Base address of another service that speaks as OpenAI does [DEMARCHE_MODEL_URL]',
    })
    .option('model-jobs', { type: 'string', describe: 'Requests at one time [DEMARCHE_MODEL_JOBS; 4]' })
    .option('model-timeout', {
      type: 'string',
      describe: 'Seconds for one reply [DEMARCHE_MODEL_TIMEOUT; 120]',
    })
    .option('model-structured', {
      type: 'boolean',
      describe: 'Tell the service the form of a reply [DEMARCHE_MODEL_STRUCTURED; true]',
    })
    .option('max-usd', { type: 'string', describe: 'Stop before more is spent [DEMARCHE_MAX_USD]' })
    .option('prices', { type: 'string', describe: 'Your own price table [DEMARCHE_PRICES]' })
    .option('kept-replies', {
      type: 'string',
      describe: 'Folder of paid replies [DEMARCHE_KEPT_REPLIES; .demarche/replies]',
    })
    .option('replay-only', {
      type: 'boolean',
      describe: 'Ask nobody: kept replies alone [DEMARCHE_REPLAY_ONLY]',
    })
    .option('record-prompts', {
      type: 'string',
      describe: 'Write each request into a folder as KEY.json [DEMARCHE_RECORD_PROMPTS]',
    })
    .option('replies', {
      type: 'string',
      describe: 'Take replies from a folder: KEY.json or KEY.txt [DEMARCHE_REPLIES]',
    })
    .group(
      [
        'model',
        'model-url',
        'model-jobs',
        'model-timeout',
        'model-structured',
        'max-usd',
        'prices',
        'kept-replies',
        'replay-only',
        'record-prompts',
        'replies',
      ],
      'Language model:',
    );
}

/** The flag for the bill in advance. */
export const estimateFlag = {
  type: 'boolean',
  default: false,
  describe: 'Only say what asking the model would cost, about; ask nobody, write nothing',
} as const;

/** What a run used of a model, a figure a line; empty where none was there. */
export function usageText(usage: ModelUsage | undefined): string {
  if (usage === undefined) return '';
  const { model, paid, replayed, tokens, cost } = usage;
  const lines = [
    `model           ${model}`,
    `replies         ${paid + replayed} (${paid} asked for, ${replayed} kept from before)`,
    `tokens          ${tokens.input} in, ${tokens.output} out`,
    `cost            ${money(cost)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The bill in advance, a figure a line. */
export function estimateText(estimate: ReadingEstimate): string {
  const { model, articles, known, refused, requests, kept, tokens, cost } = estimate;
  const lines = [
    `model           ${model}`,
    `articles        ${articles} to read, ${known} known, ${refused} refused`,
    `requests        ${requests} (${kept} with a reply kept from before)`,
    `tokens          about ${tokens.input} in, ${tokens.output} out`,
    `cost            ${cost === undefined ? money(cost) : `about ${money(cost)}; with every request asked twice ${money(2 * cost)}`}`,
  ];
  return `${lines.join('\n')}\n`;
}

function money(cost: number | undefined): string {
  return cost === undefined ? 'unknown: no price table has this model (--prices)' : `$${cost.toFixed(4)}`;
}
