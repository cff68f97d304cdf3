import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { fold, liveFold } from '../../src/graph/index.ts';
import type { Resolution, Story } from '../../src/model/index.ts';
import { resolve } from '../../src/resolution/index.ts';
import { digestOf } from '../../src/storage/index.ts';
import { pressure, relation, resistance, role, told, transfer } from '../resolution/fixtures/build.ts';

const vocabulary = loadVocabulary();
const settings = { minConfidence: 0.5, realisedConfidence: 0.8 };

it('a text that turns out to tell the story of another counts as its witness everywhere', () => {
  const drafts = [
    transfer({ seller: 'Russia', buyer: 'India', item: 'S-400', status: 'signed', value: [5e9, 'USD'] }),
    pressure({ by: 'US', on: 'India', action: 'threaten', over: 'S-400' }),
    resistance('India', 'US'),
    relation('based_in', role('Organization', 'Kverndal Marine'), role('State', 'Norway')),
  ];
  const texts = [told('2020-01-01', drafts, 'First report.'), told('2020-02-01', drafts, 'Second report.')];
  const apart = resolve(texts, vocabulary, [], 0.5);
  const [one, other] = apart.stories;
  if (one === undefined || other === undefined) throw new Error('the texts must tell two stories');
  const joined: Story = { id: one.id, texts: texts.map(({ id }) => id).sort() };

  let { stories } = apart;
  const lookups = {
    entityOf: (id: string) => apart.entities.find((entity) => entity.id === id),
    storyOf: (text: string) => stories.find((story) => story.texts.includes(text))?.id,
    baseOf: (id: string) => apart.bases.get(id),
    parentOf: (id: string) => apart.parents.get(id),
    textOf: (id: string) => apart.texts.find((text) => text.id === id),
    followsOf: () => [],
    correctionOf: () => undefined,
  };
  const live = liveFold(lookups, vocabulary, settings);
  live.change(allOf(apart));
  stories = [joined];
  live.change({
    ...nothing,
    stories: new Map([
      [one.id, joined],
      [other.id, undefined],
    ]),
    retold: new Set(other.texts),
  });

  const whole = fold({ ...apart, stories }, vocabulary, settings);
  expect(digestOf(whole)).not.toBe(digestOf(fold(apart, vocabulary, settings)));
  const { nodes, relationships } = live.rows;
  expect(digestOf({ nodes: [...nodes.values()], relationships: [...relationships.values()] })).toBe(
    digestOf(whole),
  );
});

const nothing = {
  texts: new Map(),
  events: new Map(),
  stories: new Map(),
  retold: new Set<string>(),
  following: new Set<string>(),
  corrected: new Set<string>(),
  entities: new Map(),
  bases: [],
  parents: [],
};

/** A resolution as changes to one of nothing. */
function allOf({ texts, events, relations, stories, entities }: Resolution) {
  const claims = [...events.flatMap((event) => event.claims), ...relations];
  return {
    ...nothing,
    texts: new Map(
      texts.map((text) => [
        text.id,
        { text, claims: claims.filter(({ claim }) => claim.textId === text.id) },
      ]),
    ),
    events: new Map(events.map((event) => [event.id, event])),
    stories: new Map(stories.map((story) => [story.id, story])),
    retold: new Set(texts.map(({ id }) => id)),
    entities: new Map(entities.map(({ id }) => [id, undefined])),
  };
}
