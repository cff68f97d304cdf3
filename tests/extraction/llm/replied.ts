import { loadPrompt, loadVocabulary } from '../../../src/config/index.ts';
import {
  createModelExtractor,
  type ModelReading,
  promptSeedFrom,
} from '../../../src/extraction/llm/index.ts';
import type { ModelRequest } from '../../../src/extraction/llm/language-model.ts';
import type { RepliedClaim } from '../../../src/extraction/llm/reply.ts';
import { documentOf } from '../../../src/language/index.ts';
import { createMentionFinder } from '../../../src/mentions/index.ts';
import { textIdOf } from '../../../src/model/index.ts';

export const seed = promptSeedFrom(loadPrompt());
export const vocabulary = loadVocabulary();
const findMentions = createMentionFinder(vocabulary);

/** A claim as a model replies it: that Russia signed with India for the S-400, unless said otherwise. */
export function replied(quote: string, other: Partial<RepliedClaim> = {}): RepliedClaim {
  return {
    kind: 'transfer',
    quotes: [quote],
    parties: [
      { role: 'seller', type: 'State', words: 'Russia' },
      { role: 'buyer', type: 'State', words: 'India' },
      { role: 'item', type: 'WeaponSystem', words: 'S-400' },
    ],
    figures: [],
    telling: null,
    polarity: 'asserted',
    modality: 'actual',
    source: null,
    ...other,
  };
}

export interface Told {
  readonly reading: ModelReading;
  readonly requests: readonly ModelRequest[];
}

/** Reads a text with a model that gives these replies, one after the other; claims are made JSON, strings stay as they are. */
export async function readWith(
  text: string,
  replies: readonly (readonly unknown[] | string)[],
  own = seed,
): Promise<Told> {
  const requests: ModelRequest[] = [];
  const model = {
    name: 'test',
    ask(request: ModelRequest) {
      const reply = replies[requests.length] ?? [];
      requests.push(request);
      const words = typeof reply === 'string' ? reply : JSON.stringify({ claims: reply });
      return Promise.resolve({ text: words, tokens: { input: 1, output: 1 } });
    },
  };
  const document = documentOf({ text });
  const clusters = findMentions(document).complete([]);
  const reading = await createModelExtractor(
    vocabulary,
    model,
    own,
  )({ textId: textIdOf(text), document, clusters });
  return { reading, requests };
}
