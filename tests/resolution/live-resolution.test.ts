import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { EventCluster, Judgement, ReadText, Resolution } from '../../src/model/index.ts';
import { liveResolution, resolve } from '../../src/resolution/index.ts';
import { role, told, transfer } from './fixtures/build.ts';

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

/** Brings texts and judgements in one after the other; after each, ids and events must be those of a whole `resolve`. */
function follow(steps: readonly (ReadText | Judgement)[]): Resolution {
  const live = liveResolution(vocabulary, 0);
  const [texts, judgements]: [ReadText[], Judgement[]] = [[], []];
  const events = new Map<string, EventCluster>();
  let whole = resolve([], vocabulary, [], 0);
  for (const step of steps) {
    const isText = 'claims' in step;
    if (isText) texts.push(step);
    else judgements.push(step);
    const changes = live.change(new Map(isText ? [[step.id, step]] : []), isText ? [] : [step]);
    for (const [id, event] of changes.events) {
      if (event === undefined) events.delete(id);
      else events.set(id, event);
    }
    whole = resolve(texts, vocabulary, judgements, 0);
    const members = (of: Iterable<EventCluster>) =>
      new Map([...of].map(({ id, claims }) => [id, claims.map(({ claim }) => claim.id)]));
    expect(members(events.values())).toEqual(members(whole.events));
    expect(whole.entities.map(({ id }) => live.entityOf(id))).toEqual(whole.entities);
  }
  return whole;
}

it('an acronym parts from what it stood for once they are judged different, and joins it again when that is taken back', () => {
  const [full, acronym] = ['Kverndal Marine Foundry', 'KMF'];
  const selling = (seller: ReturnType<typeof role>) => transfer({ seller, buyer: 'India', item: 'NSM' });
  const texts = [
    told('2020-01-01', [selling(role('Organization', full, [acronym]))], 'Both names.'),
    told('2020-02-01', [selling(role('Organization', acronym))], 'One name.'),
  ];
  const joined = follow(texts);
  const [org] = joined.entities.filter(({ kind }) => kind === 'Organization');
  expect(org?.aliases).toContain(acronym);
  const apart = { ...same(org?.id ?? '', 'org:kmf'), decision: 'different' as const };
  const back = { ...apart, decision: 'withdrawn' as const, withdraws: apart.at, at: '2025-02-01' };
  expect(follow([...texts, apart]).entities.map(({ id }) => id)).toContain('org:kmf');
  expect(follow([...texts, apart, back]).entities).toEqual(joined.entities);
});

it('two deals are one through a claim that is judged to be of both, though no text tells it', () => {
  const buying = (buyer: string) => transfer({ seller: 'Russia', buyer, item: 'S-400' });
  const texts = [
    told('2020-01-01', [buying('India')], 'Of one.'),
    told('2020-02-01', [buying('Turkey')], 'Of another.'),
    told('2020-03-01', [buying('India')], 'Of the first again.'),
  ];
  const [one = '', other = ''] = texts.map(({ claims }) => claims[0]?.id ?? '');
  const deal = (left: string, right: string): Judgement => ({ ...same(left, right), kind: 'deal' });
  const judged = [deal(one, 'claim:0000000000000000'), deal(other, 'claim:0000000000000000')];
  expect(follow(texts).events.length).toBe(2);
  expect(follow([...texts.slice(0, 2), ...judged, ...texts.slice(2)]).events.length).toBe(1);
  expect(follow([...judged, ...texts]).events.length).toBe(1);
});
