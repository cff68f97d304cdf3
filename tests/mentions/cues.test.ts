import { expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder, nodesOf } from '../../src/mentions/index.ts';

const find = createMentionFinder(loadVocabulary());
const cuesIn = (text: string) =>
  find(documentOf({ text })).cues.map(({ type, start, end, values }) => [
    type,
    text.slice(start, end),
    ...values,
  ]);

test('words for statuses and acts are cues; names are none', () => {
  const cues = cuesIn('Russia delivered missiles to India, and Washington threatened sanctions.');
  expect(cues).toContainEqual(['StatusCue', 'delivered', 'delivered']);
  expect(cues).toContainEqual(['ActCue', 'threatened', 'threaten']);
  expect(cues.map(([, words]) => words)).not.toContain('India');
});

test('a run of words is one cue of a type, whatever it suggests', () => {
  const { cues } = find(
    documentOf({ text: 'Sanctions, threats and warnings: it was sanctioned, warned and urged.' }),
  );
  const places = cues.map(({ type, start, end }) => `${type} ${start} ${end}`);
  expect(new Set(places).size).toBe(places.length);
});

test('nodes are clusters by their names, then cues by their words', () => {
  const text = 'Russia delivered the S-400 to India.';
  const { cues, complete } = find(documentOf({ text }));
  const clusters = complete([]);
  const nodes = nodesOf(clusters, cues);
  expect(nodes).toHaveLength(clusters.length + cues.length);
  const told = nodes
    .slice(clusters.length)
    .map(({ type, spans }) => [type, ...spans.map(({ start, end }) => text.slice(start, end))]);
  expect(told).toEqual([['StatusCue', 'delivered']]);
});
