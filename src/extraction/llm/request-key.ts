import { sha256 } from '../../model/index.ts';
import type { ModelRequest } from './language-model.ts';

/** The key of a reply: hex digest of the model's name and the whole request (prompt, text, form of the reply, settings). */
export function requestKey(
  model: string,
  { system, prompt, schema, temperature, maxOutputTokens }: ModelRequest,
): string {
  return sha256(JSON.stringify([model, system, prompt, schema, temperature, maxOutputTokens]));
}
