import { expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createClaimBuilder } from '../../src/extraction/claim-builder.ts';
import type { Decoded } from '../../src/extraction/decoding/decoded.ts';
import { gate } from '../../src/extraction/index.ts';
import { documentOf } from '../../src/language/index.ts';
import type { MentionCluster } from '../../src/model/index.ts';
import { textIdOf } from '../../src/model/index.ts';
import { clustersOf } from '../mentions/reading.ts';

const build = createClaimBuilder(loadVocabulary().cues);

/** The claim that a text gives for a decoding whose roles and values are named by the words of their clusters. */
function claimIn(
  text: string,
  kind: Decoded['kind'],
  roles: Readonly<Record<string, string>>,
  values: Decoded['values'] = {},
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
    score: 2,
  };
  const [claim] = build({
    textId: textIdOf(text),
    document: documentOf({ text }),
    clusters,
    scores: [],
    extractor: 'encoder:test',
  })(decoded);
  if (claim === undefined) throw new Error('no claim');
  expect(gate(claim, text)).toBeUndefined();
  return claim;
}

const quotes = (claim: ReturnType<typeof claimIn>) =>
  claim.evidence.map((evidence) => (evidence.kind === 'words' ? evidence.quote : ''));

test('the evidence is the shortest run that names every party', () => {
  const text = 'India met France. Russia sold India the S-400 in October. Turkey has the S-400, too.';
  const claim = claimIn(text, 'transfer', { seller: 'Russia', buyer: 'India', item: 'S-400' });
  expect(quotes(claim)).toEqual(['Russia sold India the S-400 in October.']);
  expect(claim.confidence).toBeCloseTo(1 / (1 + Math.exp(-2)), 4);
  expect(claim.extractors).toEqual(['encoder:test']);
});

test('a party that is only pointed to keeps the name and the words that point', () => {
  const text = 'Russia built the S-400. India has signed for the system.';
  const claim = claimIn(text, 'transfer', { buyer: 'India', item: 'S-400' });
  expect(quotes(claim)).toEqual(['India has signed for the system.']);
  const item = claim.kind === 'transfer' ? claim.roles.item : undefined;
  expect(item?.surface).toBe('S-400');
  expect(item?.anaphor && text.slice(item.anaphor.start, item.anaphor.end)).toBe('the system');
});

test('parties named far apart are quoted sentence by sentence', () => {
  const filler = 'Nobody said more about it than that. '.repeat(5);
  const text = `Russia is a seller. ${filler}India is a buyer. ${filler}The S-400 is old.`;
  const claim = claimIn(text, 'transfer', { seller: 'Russia', buyer: 'India', item: 'S-400' });
  expect(quotes(claim)).toEqual(['Russia is a seller.', 'India is a buyer.', 'The S-400 is old.']);
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
  const text = 'Turkey and the US are members of NATO. In July the US threatened Turkey with sanctions.';
  const claim = claimIn(text, 'pressure', { by: 'US', on: 'Turkey' }, { action: 'threaten' });
  expect(quotes(claim)).toEqual(['In July the US threatened Turkey with sanctions.']);
});

test('what the words deny is denied', () => {
  const roles = { buyer: 'Egypt', item: 'Su-35' };
  expect(claimIn('Egypt has bought the Su-35.', 'transfer', roles).polarity).toBe('asserted');
  expect(claimIn('Egypt has not bought the Su-35.', 'transfer', roles).polarity).toBe('denied');
});

test('a denial in another sentence denies nothing else', () => {
  const text = 'Russia delivered the S-400 to India. Turkey has not bought the Patriot. India paid Russia.';
  const roles = { seller: 'Russia', buyer: 'India', item: 'S-400' };
  expect(claimIn(text, 'transfer', roles, { status: 'delivered' }).polarity).toBe('asserted');
});

test('sanctions that could follow are supposed, those imposed are done', () => {
  const roles = { by: 'US', on: 'India' };
  const act = { action: 'sanction' } as const;
  expect(claimIn('The US imposed sanctions on India.', 'pressure', roles, act).modality).toBe('actual');
  const supposed = claimIn('The US could one day have sanctions on India.', 'pressure', roles, act);
  expect(supposed.modality).toBe('hypothetical');
});

test('a status that no words tell is left out', () => {
  const claim = claimIn(
    'Russia and India spoke of the S-400 over lunch.',
    'transfer',
    { seller: 'Russia', buyer: 'India', item: 'S-400' },
    { status: 'delivered' },
  );
  expect(claim.kind === 'transfer' && claim.status).toBeFalsy();
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
