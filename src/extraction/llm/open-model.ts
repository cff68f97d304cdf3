import type { JSONSchema7, LanguageModel as SdkModel } from 'ai';
import { DemarcheError } from '../../model/index.ts';
import type { LanguageModel, ModelReply, ModelRequest } from './language-model.ts';

/** A service and how it is reached. */
export interface ModelAddress {
  readonly provider: 'openai' | 'anthropic' | 'google' | 'address';
  /** As the service calls it. */
  readonly model: string;
  /** With its provider: `anthropic/claude-…`; what replies and prices are filed under. */
  readonly name: string;
  /** Base address of a service that speaks as OpenAI's does. */
  readonly url?: string;
  readonly key?: string;
  /** Whether the service is told the form of a reply, or only that it is JSON. */
  readonly structured: boolean;
  /** Most milliseconds for one reply. */
  readonly timeout: number;
}

/** Opens a service, whose package is loaded when it is first asked. It asks once: retries are `withRetries`'. */
export function openModel(address: ModelAddress): LanguageModel {
  let opened: Promise<SdkModel> | undefined;
  return {
    name: address.name,
    async ask(request) {
      opened ??= sdkModel(address);
      try {
        return await generate(await opened, request, address);
      } catch (error) {
        throw await failureOf(error, address);
      }
    },
  };
}

/** A failure of one try, with what the service said of trying again. */
export class ServiceFailure extends DemarcheError {
  /** Milliseconds that the service asks to wait. */
  readonly wait: number | undefined;
  constructor(
    code: 'model/unreachable' | 'model/auth' | 'model/rejected' | 'model/failed',
    message: string,
    { retriable, wait }: { readonly retriable: boolean; readonly wait?: number | undefined },
  ) {
    super(code, message, { retriable });
    this.wait = wait;
  }
}

async function sdkModel({ provider, model, url, key, structured }: ModelAddress): Promise<SdkModel> {
  switch (provider) {
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ apiKey: key ?? '' })(model);
    }
    case 'google': {
      const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
      return createGoogleGenerativeAI({ apiKey: key ?? '' })(model);
    }
    case 'openai':
    case 'address': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({
        name: provider,
        baseURL: url ?? 'https://api.openai.com/v1',
        ...(key !== undefined && { apiKey: key }),
        supportsStructuredOutputs: structured,
      })(model);
    }
  }
}

async function generate(
  model: SdkModel,
  request: ModelRequest,
  { timeout }: ModelAddress,
): Promise<ModelReply> {
  const { generateText, jsonSchema, NoObjectGeneratedError, Output } = await import('ai');
  const { system, prompt, schema, temperature, maxOutputTokens } = request;
  try {
    const { text, totalUsage } = await generateText({
      model,
      system,
      prompt,
      temperature,
      maxOutputTokens,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(timeout),
      // zod wrote it, as the draft that services take.
      output: Output.object({ name: 'claims', schema: jsonSchema(schema as JSONSchema7) }),
    });
    return { text, tokens: tokensOf(totalUsage) };
  } catch (error) {
    // What is wrong with a reply is for the reader of replies to say: it is kept and paid for like any other.
    if (NoObjectGeneratedError.isInstance(error) && error.text !== undefined)
      return { text: error.text, tokens: tokensOf(error.usage) };
    throw error;
  }
}

function tokensOf(
  usage:
    | { readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined }
    | undefined,
) {
  return { input: usage?.inputTokens ?? 0, output: usage?.outputTokens ?? 0 };
}

/** What went wrong, in words without a key: neither headers nor bodies of requests are kept, and a cause would hold them. */
async function failureOf(error: unknown, address: ModelAddress): Promise<ServiceFailure> {
  const { APICallError } = await import('ai');
  const who = address.url === undefined ? address.name : `${address.name} at ${withoutUser(address.url)}`;
  if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 300)
    return failureOfStatus(
      error.statusCode,
      who,
      said(error.responseBody ?? '', address),
      error.responseHeaders,
    );
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError')
    return new ServiceFailure(
      'model/failed',
      `${who} gave no reply within ${address.timeout / 1000} s. Give it longer with --model-timeout.`,
      { retriable: true },
    );
  if (APICallError.isInstance(error) && error.statusCode === undefined)
    return new ServiceFailure(
      'model/unreachable',
      `${who} cannot be reached: ${said(error.message, address)}. Is it running, and is the address right?`,
      { retriable: true },
    );
  return new ServiceFailure(
    'model/failed',
    `${who} gave what is no reply: ${said(error instanceof Error ? error.message : String(error), address)}.`,
    { retriable: true },
  );
}

function failureOfStatus(
  status: number,
  who: string,
  words: string,
  headers: Readonly<Record<string, string>> | undefined,
): ServiceFailure {
  if (status === 401 || status === 403)
    return new ServiceFailure(
      'model/auth',
      `${who} refuses the key (${status}). Set the right one in the environment; docs/llm.md says which variable.`,
      { retriable: false },
    );
  if (status === 429 || status === 408 || status === 409 || status >= 500)
    return new ServiceFailure('model/failed', `${who} answered ${status}: ${words}`, {
      retriable: true,
      wait: waitOf(headers),
    });
  return new ServiceFailure(
    'model/rejected',
    `${who} does not take the request (${status}): ${words}. Check the model's name and what it can do; docs/llm.md tells of --no-model-structured.`,
    { retriable: false },
  );
}

/** `Retry-After`, in milliseconds: seconds or a date, as RFC 9110 has it. */
function waitOf(headers: Readonly<Record<string, string>> | undefined): number | undefined {
  const given = headers?.['retry-after'];
  if (given === undefined) return undefined;
  const seconds = Number(given);
  const wait = Number.isNaN(seconds) ? Date.parse(given) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** A service's own words, short, with nothing in them that could be the key. */
function said(words: string, { key }: ModelAddress): string {
  const short = words.replaceAll(/\s+/g, ' ').trim();
  const safe = key === undefined || key === '' ? short : short.replaceAll(key, '…');
  return safe.slice(0, 300);
}

function withoutUser(url: string): string {
  try {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
  } catch {
    return 'its address';
  }
}
