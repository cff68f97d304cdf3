import {
  type Document,
  dealStatuses,
  entityKinds,
  pressureActions,
  type Span,
  sha256,
} from '../../model/index.ts';
import type { ModelRequest } from './language-model.ts';
import { partsOf } from './parts.ts';
import type { PromptSeed } from './prompt-seed.ts';
import { replyJsonSchema } from './reply.ts';
import { rolesByKind } from './role-types.ts';

/** What is asked again, and why. */
export type Again =
  | { readonly refused: readonly { readonly claim: unknown; readonly reason: string }[] }
  | { readonly malformed: string };

/** One part of an article, of so many. */
export interface Part {
  readonly span: Span;
  readonly number: number;
  readonly count: number;
}

/** The parts of an article with the first request for each. */
export function firstRequests(
  document: Pick<Document, 'text' | 'sentences'>,
  seed: PromptSeed,
): readonly { readonly part: Part; readonly request: ModelRequest }[] {
  const { partCharacters, overlapCharacters } = seed.settings;
  const spans = partsOf(document, { size: partCharacters, overlap: overlapCharacters });
  return spans.map((span, index) => {
    const part = { span, number: index + 1, count: spans.length };
    return { part, request: renderRequest(document, part, seed) };
  });
}

/** The request for one part of an article: a pure function, so that the same article gives the same request to the letter. */
export function renderRequest(
  { text }: Pick<Document, 'text'>,
  { span, number, count }: Part,
  seed: PromptSeed,
  again?: Again,
): ModelRequest {
  // Whoever writes an article cannot write the digest of the whole of it into it.
  const fence = `=====${sha256(text).slice(0, 24)}=====`;
  const part =
    count === 1 ? seed.whole : filled(seed.piece, { number: String(number), count: String(count) });
  const article = filled(seed.article.join('\n'), { fence, part, text: text.slice(span.start, span.end) });
  const examples = seed.examples.map(
    (example, index) => `\n## Example ${index + 1}\n${example.text}\n${JSON.stringify(example.reply)}`,
  );
  return {
    system: `${systemOf(seed)}\n${examples.join('\n')}`,
    prompt: again === undefined ? article : `${article}\n${againOf(again, seed)}`,
    schema: replyJsonSchema,
    temperature: seed.settings.temperature,
    maxOutputTokens: seed.settings.maxOutputTokens,
  };
}

function systemOf(seed: PromptSeed): string {
  const kinds = Object.entries(rolesByKind).map(([kind, roles]) => {
    const named = Object.entries(roles).map(
      ([role, { types, optional }]) => `${role}${optional ? '?' : ''} (${types.join(', ')})`,
    );
    return `- ${kind}: ${named.join('; ')}`;
  });
  return filled(seed.system.join('\n'), {
    kinds: kinds.join('\n'),
    types: entityKinds.join(', '),
    statuses: dealStatuses.join(', '),
    actions: pressureActions.join(', '),
  });
}

function againOf(again: Again, seed: PromptSeed): string {
  if ('malformed' in again) return filled(seed.malformed.join('\n'), { reason: again.malformed });
  const refused = again.refused.map(({ claim, reason }) => `- ${reason}: ${JSON.stringify(claim)}`);
  return filled(seed.again.join('\n'), { refused: refused.join('\n') });
}

/** Fills `{{name}}` in one pass, so that nothing within an article is filled. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
