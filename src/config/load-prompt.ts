import { readFileSync } from 'node:fs';
import { DemarcheError } from '../model/index.ts';
import { seedPath } from './seeds.ts';

/** The parsed prompt of `seeds/prompts/claims.json`, for who knows its form. Throws `settings/invalid`. */
export function loadPrompt(): unknown {
  return parsedFile(seedPath('prompts', 'claims.json'));
}

/** The parsed price tables: that of `seeds/prompts/prices.json`, then the user's own. Throws `settings/invalid`. */
export function loadPrices(own?: string): readonly { readonly path: string; readonly data: unknown }[] {
  const paths = [seedPath('prompts', 'prices.json'), ...(own === undefined ? [] : [own])];
  return paths.map((path) => ({ path, data: parsedFile(path) }));
}

function parsedFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DemarcheError('settings/invalid', `${path} cannot be read as JSON: ${String(cause)}`, {
      cause,
    });
  }
}
