import { expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createClaimBuilder } from '../../src/extraction/claim-builder.ts';
import type { Decoded } from '../../src/extraction/decoding/decoded.ts';
import { gate } from '../../src/extraction/index.ts';
import { documentOf } from '../../src/language/index.ts';
import type { MentionCluster } from '../../src/model/index.ts';
import { textIdOf } from '../../src/model/index.ts';
import { clustersOf } from '../mentions/reading.ts';

const build = createClaimBuilder(loadVocabulary());

/** The claim that a text gives for a decoding whose roles and values are named by the words of their clusters. */
function claimIn(
  text: string,
  kind: Decoded['kind'],
  roles: Readonly<Record<string, string>>,
  values: Decoded['values'] = {},
  denied = false,
) {
  const clusters = clustersOf(text);
  const indexOf = (words: string): number =>
    clusters.findIndex((cluster: MentionCluster) =>
      cluster.mentions.some(({ start, end }) => text.slice(start, end) === words),
    );
  const decoded = {
    kind,
    roles: Object.fromEntries(Object.entries(roles).map(([role, words]) => [role, indexOf(words)])),
    values,
    denied,
    probability: 0.87654321,
  };
  const [claim] = build({
    textId: textIdOf(text),
    document: documentOf({ text }),
    clusters,
    cues: [],
    scores: [],
    extractor: 'encoder:test',
  })(decoded);
  if (claim === undefined) throw new Error('no claim');
  expect(gate(claim, text)).toBeUndefined();
  return claim;
}

/** For each quote of a claim which of these sentences it is of. */
const sentencesQuoted = (claim: ReturnType<typeof claimIn>, sentences: readonly string[]) =>
  claim.evidence.map((evidence) =>
    sentences.find((sentence) => evidence.kind === 'words' && sentence.includes(evidence.quote)),
  );

test('the evidence is of the sentence that names every party', () => {
  const sentences = [
    'India met France.',
    'Russia sold India the S-400 in October.',
    'Turkey has the S-400, too.',
  ];
  const claim = claimIn(sentences.join(' '), 'transfer', { seller: 'Russia', buyer: 'India', item: 'S-400' });
  expect(new Set(sentencesQuoted(claim, sentences))).toEqual(new Set([sentences[1]]));
  expect(claim.confidence).toBe(0.8765);
  expect(claim.extractors).toEqual(['encoder:test']);
});

test('a party that is only pointed to keeps the name and the words that point', () => {
  const text = 'Russia built the S-400. India has signed for the system.';
  const claim = claimIn(text, 'transfer', { buyer: 'India', item: 'S-400' }, { status: 'signed' });
  const item = claim.kind === 'transfer' ? claim.roles.item : undefined;
  expect(item?.surface).toBe('S-400');
  expect(item?.anaphor && text.slice(item.anaphor.start, item.anaphor.end)).toBe('the system');
});

test('parties named far apart are quoted sentence by sentence', () => {
  const filler = 'Nobody said more about it than that. '.repeat(5);
  const sentences = ['Russia is a seller.', 'India is a buyer.', 'The S-400 is old.'];
  const text = sentences.join(` ${filler}`);
  const claim = claimIn(text, 'transfer', { seller: 'Russia', buyer: 'India', item: 'S-400' });
  expect(sentencesQuoted(claim, sentences)).toEqual(sentences);
});

test('a status is placed at the words that say it, and tells a plan from a deed', () => {
  const text = 'India signed for the S-400.';
  const signed = claimIn(text, 'transfer', { buyer: 'India', item: 'S-400' }, { status: 'signed' });
  const span = signed.kind === 'transfer' ? signed.status?.span : undefined;
  expect(span && text.slice(span.start, span.end)).toMatch(/^signed/);
  expect(signed.modality).toBe('actual');
  const offered = claimIn(text, 'transfer', { buyer: 'India', item: 'S-400' }, { status: 'offered' });
  expect(offered.modality).toBe('planned');
});

test('a sentence that says the act is better evidence than an earlier one that only names the parties', () => {
  const sentences = [
    'Turkey and the US are members of NATO.',
    'In July the US threatened Turkey with sanctions.',
  ];
  const claim = claimIn(sentences.join(' '), 'pressure', { by: 'US', on: 'Turkey' }, { action: 'threaten' });
  expect(new Set(sentencesQuoted(claim, sentences))).toEqual(new Set([sentences[1]]));
});

test('what was decoded as denied is denied, and nothing else is', () => {
  const text = 'Egypt has not bought the Su-35.';
  const roles = { buyer: 'Egypt', item: 'Su-35' };
  expect(claimIn(text, 'transfer', roles).polarity).toBe('asserted');
  expect(claimIn(text, 'transfer', roles, {}, true)).toMatchObject({
    polarity: 'denied',
    modality: 'actual',
  });
});

test('a status or an act for which no cue stands there is placed at the words between two parties', () => {
  const text = 'Russia shipped the S-400 towards India.';
  const claim = claimIn(text, 'transfer', { seller: 'Russia', item: 'S-400' }, { status: 'blocked' });
  const span = claim.kind === 'transfer' ? claim.status?.span : undefined;
  expect(span && text.slice(span.start, span.end)).toBe('shipped the');
});

test('the other forms of a name go with it', () => {
  const claim = claimIn(
    'The US warned Turkey. Washington is cross.',
    'pressure',
    { by: 'US', on: 'Turkey' },
    { action: 'warn' },
  );
  expect(claim.kind === 'pressure' && claim.roles.by.aliases).toEqual(['Washington']);
});
