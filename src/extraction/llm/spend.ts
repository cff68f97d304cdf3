import { z } from 'zod';
import { DemarcheError } from '../../model/index.ts';
import type { LanguageModel, ModelRequest, TokenCount } from './language-model.ts';
import type { PromptSeed } from './prompt-seed.ts';

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** `prices.json`: what models cost, a row a model; a row of a later file stands above one of an earlier. */
export const priceTableSchema = z.strictObject({
  currency: z.literal('USD'),
  per: z.literal(1_000_000),
  note: z.string().optional(),
  prices: z.array(
    z.strictObject({
      model: z.string().min(1),
      input: z.number().nonnegative(),
      output: z.number().nonnegative(),
    }),
  ),
});

/** The price of a model in tables as read from their files, the last that has it. Throws `settings/invalid` for a table that is none. */
export function priceOf(
  model: string,
  tables: readonly { readonly path: string; readonly data: unknown }[],
): Price | undefined {
  const rows = tables.flatMap(({ path, data }) => {
    const parsed = priceTableSchema.safeParse(data);
    if (parsed.success) return parsed.data.prices;
    throw new DemarcheError(
      'settings/invalid',
      `${path} is no price table: ${z.prettifyError(parsed.error)}. seeds/prompts/prices.json shows its form.`,
      { cause: parsed.error },
    );
  });
  return rows.findLast((row) => row.model === model);
}

/** Money for tokens, in US dollars. */
export function costOf({ input, output }: TokenCount, price: Price): number {
  return (input * price.input + output * price.output) / 1e6;
}

/** What a run has used so far. */
export interface Spending {
  readonly tokens: TokenCount;
  /** US dollars; missing where no price is known. */
  readonly cost?: number;
}

export interface SpendingModel extends LanguageModel {
  spent(): Spending;
}

/**
 * Counts what a model uses, and stops before a limit is passed: a request whose largest possible cost would pass it, with what is
 * spent and what is in flight, is not made (`model/budget`).
 */
export function withSpending(
  inner: LanguageModel,
  {
    price,
    limit,
    estimate,
  }: { readonly price?: Price; readonly limit?: number; readonly estimate: PromptSeed['estimate'] },
): SpendingModel {
  if (limit !== undefined && price === undefined) {
    throw new DemarcheError(
      'settings/invalid',
      `--max-usd needs the price of ${inner.name}, and no table has it. Put it into a file like seeds/prompts/prices.json and name that with --prices.`,
    );
  }
  let tokens: TokenCount = { input: 0, output: 0 };
  let held = 0;
  return {
    name: inner.name,
    spent: () => ({ tokens, ...(price && { cost: costOf(tokens, price) }) }),
    async ask(request) {
      const most = price ? costOf(mostTokens(request, estimate), price) : 0;
      const spent = price ? costOf(tokens, price) : 0;
      if (limit !== undefined && spent + held + most > limit) {
        throw new DemarcheError(
          'model/budget',
          `The next request could pass --max-usd ${limit}: $${spent.toFixed(4)} are spent, and it may cost up to $${most.toFixed(4)}. What was read is kept; run the same again with more to go on.`,
        );
      }
      held += most;
      try {
        const reply = await inner.ask(request);
        tokens = { input: tokens.input + reply.tokens.input, output: tokens.output + reply.tokens.output };
        return reply;
      } finally {
        held -= most;
      }
    },
  };
}

/** The most that a request can be counted as. */
function mostTokens(request: ModelRequest, { leastCharactersPerToken }: PromptSeed['estimate']): TokenCount {
  return { input: charactersOf(request) / leastCharactersPerToken, output: request.maxOutputTokens };
}

/** About how many tokens a request will be, and the reply to so many characters of text. */
export function likelyTokens(
  request: ModelRequest,
  textLength: number,
  estimate: PromptSeed['estimate'],
): TokenCount {
  return {
    input: Math.ceil(charactersOf(request) / estimate.charactersPerToken),
    output: Math.min(
      request.maxOutputTokens,
      Math.ceil((textLength / 1000) * estimate.outputTokensPerThousandCharacters),
    ),
  };
}

/** A request's characters, with the form of the reply, which services count as well. */
function charactersOf({ system, prompt, schema }: ModelRequest): number {
  return system.length + prompt.length + JSON.stringify(schema).length;
}
