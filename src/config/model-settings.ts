import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { DemarcheError } from '../model/index.ts';
import type { Found } from './load-settings.ts';
import type { Environment } from './settings.ts';
import { truthSchema } from './truth-schema.ts';

/** How a language model is reached, asked and paid. */
export interface ModelSettings {
  readonly provider: 'openai' | 'anthropic' | 'google' | 'address';
  /** As the service calls it. */
  readonly model: string;
  /** As it was named, with its provider; what replies and prices are filed under. */
  readonly name: string;
  /** False where nobody can be asked: no model was named, and replies come from folders alone. */
  readonly isReachable: boolean;
  readonly url?: string;
  /** From the environment alone; never shown. */
  readonly key?: string;
  readonly structured: boolean;
  /** Requests at one time. */
  readonly jobs: number;
  /** Most milliseconds for one reply. */
  readonly timeout: number;
  readonly maxUsd?: number;
  /** The user's own price table. */
  readonly prices?: string;
  /** Folder of replies that were paid for. */
  readonly kept: string;
  readonly replayOnly: boolean;
  readonly recordPrompts?: string;
  readonly replies?: string;
}

const folder = { schema: z.string().min(1), takes: 'the path of a folder' };
const positive = (most: number) => z.coerce.number().positive().max(most);

/** The settings of a language model, as rows of the table of settings. */
export const modelTable = {
  model: {
    variable: 'DEMARCHE_MODEL',
    schema: z.string().min(1),
    takes:
      'openai/NAME, anthropic/NAME or google/NAME; with --model-url any name that the service there knows',
  },
  modelUrl: {
    variable: 'DEMARCHE_MODEL_URL',
    schema: z.string().regex(/^https?:\/\/[^\s@]+$/),
    takes:
      'the base address of a service that speaks as that of OpenAI does, such as http://localhost:11434/v1',
  },
  modelJobs: {
    variable: 'DEMARCHE_MODEL_JOBS',
    schema: positive(256).pipe(z.int()),
    takes: 'a whole number of requests from 1 to 256',
  },
  modelTimeout: {
    variable: 'DEMARCHE_MODEL_TIMEOUT',
    schema: positive(86_400),
    takes: 'a number of seconds, such as 120',
  },
  modelStructured: {
    variable: 'DEMARCHE_MODEL_STRUCTURED',
    schema: truthSchema,
    takes: 'true or false',
  },
  maxUsd: {
    variable: 'DEMARCHE_MAX_USD',
    schema: z.coerce.number().nonnegative(),
    takes: 'a number of US dollars, such as 2.50',
  },
  prices: { variable: 'DEMARCHE_PRICES', schema: z.string().min(1), takes: 'the path of a price table' },
  keptReplies: { variable: 'DEMARCHE_KEPT_REPLIES', ...folder },
  replayOnly: { variable: 'DEMARCHE_REPLAY_ONLY', schema: truthSchema, takes: 'true or false' },
  recordPrompts: { variable: 'DEMARCHE_RECORD_PROMPTS', ...folder },
  replies: { variable: 'DEMARCHE_REPLIES', ...folder },
} as const;

type Finder = <Name extends keyof typeof modelTable>(
  name: Name,
) => Found<z.infer<(typeof modelTable)[Name]['schema']>> | undefined;

interface Surroundings {
  readonly environment: Environment;
  readonly cwd: string;
  /** The configuration file, where there is one. */
  readonly file: string | undefined;
}

const keyVariables = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  google: 'GOOGLE_GENERATIVE_AI_API_KEY',
  address: 'DEMARCHE_MODEL_KEY',
} as const;
const providers = ['openai', 'anthropic', 'google'] as const;

/**
 * The settings of a language model. The key of a service goes to that service alone: an address of one's own gets
 * DEMARCHE_MODEL_KEY, and may not come from a file. Throws `settings/invalid`.
 */
export function modelSettingsOf(find: Finder, { environment, cwd, file }: Surroundings): ModelSettings {
  const path = (found: Found<string> | undefined): string | undefined =>
    found && resolve(found.from === 'file' && file !== undefined ? dirname(file) : cwd, found.value);
  const url = find('modelUrl');
  if (url?.from === 'file') {
    throw new DemarcheError(
      'settings/invalid',
      `modelUrl in ${file} is refused: a file found in a folder may not say where articles and a key of your environment are sent. Give the address with --model-url or DEMARCHE_MODEL_URL.`,
    );
  }
  const replayOnly = find('replayOnly')?.value ?? false;
  const recordPrompts = path(find('recordPrompts'));
  const replies = existing(path(find('replies')), '--replies');
  const prices = existing(path(find('prices')), '--prices');
  const maxUsd = find('maxUsd')?.value;
  const isOffline = replayOnly || recordPrompts !== undefined || replies !== undefined;
  const named = nameOf(find('model')?.value, url?.value, isOffline);
  const key = environment[keyVariables[named.provider]];
  if (named.isReachable && !replayOnly && named.provider !== 'address' && (key === undefined || key === '')) {
    throw new DemarcheError(
      'settings/invalid',
      `${keyVariables[named.provider]} is not set, and ${named.name} cannot be asked without a key. Set it in the environment (a key is never a flag), or give --replay-only.`,
    );
  }
  return {
    ...named,
    ...(url !== undefined && { url: url.value }),
    ...(key !== undefined && key !== '' && { key }),
    structured: find('modelStructured')?.value ?? true,
    jobs: find('modelJobs')?.value ?? 4,
    timeout: (find('modelTimeout')?.value ?? 120) * 1000,
    ...(maxUsd !== undefined && { maxUsd }),
    ...(prices !== undefined && { prices }),
    kept: path(find('keptReplies')) ?? resolve(cwd, '.demarche', 'replies'),
    replayOnly,
    ...(recordPrompts !== undefined && { recordPrompts }),
    ...(replies !== undefined && { replies }),
  };
}

function nameOf(
  name: string | undefined,
  url: string | undefined,
  isOffline: boolean,
): Pick<ModelSettings, 'provider' | 'model' | 'name' | 'isReachable'> {
  if (name === undefined) {
    if (isOffline) return { provider: 'address', model: 'files', name: 'files', isReachable: false };
    throw new DemarcheError(
      'settings/invalid',
      'The extractors llm and both need a model: --model anthropic/NAME, google/NAME or openai/NAME, or --model NAME with --model-url for a service of your own.',
    );
  }
  if (url !== undefined) return { provider: 'address', model: name, name, isReachable: true };
  const provider = providers.find((each) => name.startsWith(`${each}/`) && name.length > each.length + 1);
  if (provider) return { provider, model: name.slice(provider.length + 1), name, isReachable: true };
  // Kept replies of a service that is not named now.
  if (isOffline) return { provider: 'address', model: name, name, isReachable: false };
  throw new DemarcheError(
    'settings/invalid',
    `--model is ${JSON.stringify(name)}; it takes ${modelTable.model.takes}.`,
  );
}

function existing(path: string | undefined, flag: string): string | undefined {
  if (path === undefined || existsSync(path)) return path;
  throw new DemarcheError('settings/invalid', `${flag} is ${path}, which is not there. Correct the path.`);
}
