import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EventCluster, Judgement } from '../../src/model/index.ts';
import { liveResolution, resolve } from '../../src/resolution/index.ts';
import { told, transfer } from './fixtures/build.ts';

const vocabulary = loadVocabulary();

function same(left: string, right: string): Judgement {
  return { type: 'judgement', left, right, decision: 'same', by: 'test', reasons: [], at: '2025-01-01' };
}

it('a variant follows its system to another family, when two spellings that were judged to be two systems turn out to be one', () => {
  const judgements = [same('weapon:escualo-2', 'weapon:su-30'), same('weapon:escualo-ii', 'weapon:f-16')];
  const buying = (item: string) => transfer({ seller: 'Russia', buyer: 'India', item });
  const texts = [
    told('2020-01-01', [buying('Su-30ZQ')], 'Of a variant.'),
    told('2020-02-01', [buying('F-16')], 'Of a system.'),
    told('2020-03-01', [buying('Escualo-2')], 'Of one spelling.'),
    told('2020-04-01', [buying('Escualo II')], 'Of the other.'),
  ];
  const live = liveResolution(vocabulary, 0);
  const events = new Map<string, EventCluster>();
  const families: (string | undefined)[] = [];
  for (const [index, text] of texts.entries()) {
    for (const [id, event] of live.change(new Map([[text.id, text]]), index === 0 ? judgements : []).events) {
      if (event === undefined) events.delete(id);
      else events.set(id, event);
    }
    const whole = resolve(texts.slice(0, index + 1), vocabulary, judgements, 0);
    expect([...events.keys()].sort()).toEqual(whole.events.map(({ id }) => id));
    expect(whole.entities.map(({ id }) => live.entityOf(id))).toEqual(whole.entities);
    families.push(live.parentOf('weapon:su-30zq'));
  }
  expect(families).toEqual(['weapon:su-30', 'weapon:su-30', 'weapon:su-30', 'weapon:f-16']);
  expect(events.size).toBe(1);
});
