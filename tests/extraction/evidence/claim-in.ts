import { expect } from 'vitest';
import { loadVocabulary } from '../../../src/config/index.ts';
import { createClaimBuilder } from '../../../src/extraction/claim-builder.ts';
import type { Decoded } from '../../../src/extraction/decoding/decoded.ts';
import { gate } from '../../../src/extraction/index.ts';
import { documentOf } from '../../../src/language/index.ts';
import { createMentionFinder } from '../../../src/mentions/index.ts';
import { type Claim, textIdOf } from '../../../src/model/index.ts';
import type { Tag } from '../../mentions/reading.ts';

const vocabulary = loadVocabulary();
const build = createClaimBuilder(vocabulary);
const findMentions = createMentionFinder(vocabulary);

/** What decoding found, parties and values by words of the text. */
export interface Found {
  readonly kind: Decoded['kind'];
  readonly roles: Readonly<Record<string, string>>;
  readonly figures?: Readonly<Partial<Record<'value' | 'quantity' | 'signed', string>>>;
  readonly status?: NonNullable<Decoded['values']['status']>;
  readonly action?: NonNullable<Decoded['values']['action']>;
  readonly denied?: boolean;
}

/** The claim that a text gives for what was found in it; it passes the gate. `tags`: names that the encoder would find. */
export function claimIn(text: string, found: Found, tags: readonly Tag[] = [], published?: string): Claim {
  const document = documentOf({ text, ...(published && { published }) });
  const names = tags.map(({ words, kind }) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, kind, score: 1 };
  });
  const clusters = findMentions(document).complete(names);
  const indexOf = (words: string): number => {
    const index = clusters.findIndex(({ mentions }) =>
      mentions.some(({ start, end }) => text.slice(start, end) === words),
    );
    if (index < 0) throw new Error(`"${words}" is no mention`);
    return index;
  };
  const byIndex = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(words).map(([name, word]) => [name, indexOf(word)]));
  const { kind, roles, figures = {}, status, action, denied } = found;
  const [claim] = build({
    textId: textIdOf(text),
    document,
    clusters,
    cues: [],
    scores: [],
    extractor: 'encoder:test',
  })({
    kind,
    roles: byIndex(roles),
    values: { ...byIndex(figures), ...(status && { status }), ...(action && { action }) },
    ...(denied && { denied }),
    probability: 0.9,
  });
  if (claim === undefined) throw new Error('no claim');
  expect(gate(claim, text)).toBeUndefined();
  return claim;
}

/** The quotes of a claim, in order. */
export function quotesOf({ evidence }: Claim): readonly string[] {
  return evidence.map((each) => (each.kind === 'words' ? each.quote : ''));
}
