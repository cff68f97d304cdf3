import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { type RecordEntry, textIdOf } from '../../src/model/index.ts';
import { erasedRecord } from '../../src/pipeline/erased-record.ts';
import { emptyRecord } from '../../src/pipeline/live-record.ts';
import { foldRecord } from '../../src/pipeline/open-graph.ts';

const at = '2025-01-01T00:00:00.000Z';
const text = 'Russia sells to India.';
const textId = textIdOf(text);

function reading(articleId: string, words = text, extractor = 'encoder:one'): RecordEntry {
  const id = textIdOf(words);
  return {
    type: 'reading',
    article: { id: articleId, textId: id },
    text: { id, text: words },
    extractor,
    claims: [],
    at,
  };
}
const printing = (articleId: string): RecordEntry => ({
  type: 'printing',
  article: { id: articleId, textId },
  at,
});
const retraction = (articleId: string): RecordEntry => ({ type: 'retraction', articleId, erase: false, at });

describe('live record', () => {
  it('holds a text with every article that prints it', () => {
    const record = emptyRecord.with([reading('a'), printing('b')]);
    expect(record.texts.map(({ articles }) => articles.map(({ id }) => id))).toEqual([['a', 'b']]);
    expect(record.knowledgeOf('b', textId)).toBe('known');
    expect(record.knowledgeOf('c', textId)).toBe('text');
    expect(record.knowledgeOf('a', textIdOf('other'))).toBe('nothing');
  });

  it('keeps a text that another article still prints when one is retracted', () => {
    const record = emptyRecord.with([reading('a'), printing('b'), retraction('a')]);
    expect(record.texts.map(({ articles }) => articles.map(({ id }) => id))).toEqual([['b']]);
    expect(record.hasArticle('a')).toBe(false);
  });

  it('hides the text of a retracted article and shows it again when it is ingested again', () => {
    const hidden = emptyRecord.with([reading('a'), retraction('a')]);
    expect(hidden.texts).toEqual([]);
    expect(hidden.knowledgeOf('a', textId)).toBe('text');
    expect(hidden.with([printing('a')]).texts.map(({ id }) => id)).toEqual([textId]);
  });

  it('holds both texts of an article that was changed', () => {
    const record = emptyRecord.with([reading('a'), reading('a', 'Russia sold to India.')]);
    expect(record.texts).toHaveLength(2);
    expect(record.with([retraction('a')]).texts).toEqual([]);
  });

  it('takes the last settings, and says whether there are any', () => {
    expect(emptyRecord.hasSettings).toBe(false);
    const settings = { minConfidence: 0.7, realisedConfidence: 0.9 };
    const record = emptyRecord.with([
      { type: 'settings', settings: { ...settings, minConfidence: 0.2 }, at },
      { type: 'settings', settings, at },
    ]);
    expect(record.settings).toEqual(settings);
  });

  it('is left as it was by what comes after it', () => {
    const before = emptyRecord.with([reading('a')]);
    before.with([retraction('a'), reading('b', 'Other words.')]);
    expect(before.texts.map(({ id }) => id)).toEqual([textId]);
  });

  it('says in which order an article carried its texts, printed again or not', () => {
    const other = 'Other words.';
    const record = emptyRecord.with([reading('a'), reading('a', other), retraction('a'), printing('a')]);
    const orders = (given: typeof record) =>
      given.texts.flatMap(({ articles }) => articles.map(({ order }) => order));
    expect(orders(record)).toEqual([3]);
    expect(orders(emptyRecord.with([reading('a'), reading('a', other)]))).toEqual([1, 2]);
  });
});

describe('an article that was corrected on the day it appeared', () => {
  const vocabulary = loadVocabulary();
  const version = (words: string): RecordEntry => {
    const entry = reading('a', words);
    if (entry.type !== 'reading') throw new Error('not a reading');
    return { ...entry, article: { ...entry.article, published: '2020-01-01', title: `On ${words}` } };
  };

  it.each([
    ['First words.', 'Other words.'],
    ['Other words.', 'First words.'],
  ])('revises its text and is shown as it was last: %s, then %s', (former, latter) => {
    const { nodes, relationships } = foldRecord(
      emptyRecord.with([version(former), version(latter)]),
      vocabulary,
    );
    const revisions = relationships.filter(({ type }) => type === 'REVISES');
    expect(revisions.map(({ from, to }) => [from.id, to.id])).toEqual([[textIdOf(latter), textIdOf(former)]]);
    const [article, ...more] = nodes.filter(({ label }) => label === 'Article');
    expect(more).toEqual([]);
    expect(article?.properties['title']).toBe(`On ${latter}`);
  });
});

describe('record builder', () => {
  it('gives records that later entries leave alone', () => {
    const builder = emptyRecord.edit();
    builder.add([reading('a')]);
    const first = builder.build();
    builder.add([printing('b'), reading('a', 'Other words.')]);
    const second = builder.build();
    builder.add([retraction('a')]);
    expect(builder.knowledgeOf('a', textId)).toBe('text');
    const articles = (record: typeof first) => record.texts.map((text) => text.articles.map(({ id }) => id));
    expect(articles(first)).toEqual([['a']]);
    expect(articles(second)).toEqual([['a', 'b'], ['a']]);
    expect(articles(builder.build())).toEqual([['b']]);
    expect(second.hasArticle('a')).toBe(true);
    expect(builder.build().hasArticle('a')).toBe(false);
  });

  it('gives the record that adding one by one gives', () => {
    const entries = [
      reading('a'),
      printing('b'),
      reading('c', 'Other words.'),
      retraction('b'),
      printing('b'),
    ];
    const oneByOne = entries.reduce((record, entry) => record.with([entry]), emptyRecord);
    const builder = emptyRecord.edit();
    builder.add(entries);
    expect(builder.build().texts).toEqual(oneByOne.texts);
  });
});

describe('erased record', () => {
  it('loses the text that only the erased article printed', () => {
    const entries = [reading('a'), reading('b', 'Other words.'), retraction('a')];
    expect(erasedRecord(entries, 'a')).toEqual([entries[1]]);
  });

  it('keeps a text that others print, read under the first of them', () => {
    const erased = erasedRecord([reading('a'), printing('b'), printing('a')], 'a');
    expect(JSON.stringify(erased)).not.toContain('"a"');
    expect(emptyRecord.with(erased).texts.map(({ articles }) => articles.map(({ id }) => id))).toEqual([
      ['b'],
    ]);
  });

  it('gives what the record would be had the article never been ingested, but for the order', () => {
    const entries = [reading('b', 'Other words.'), reading('a'), printing('c')];
    const live = emptyRecord.with(erasedRecord(entries, 'a'));
    const never = emptyRecord.with([reading('b', 'Other words.'), reading('c')]);
    const inNoOrder = ({ texts }: typeof live) =>
      texts.map((text) => ({ ...text, articles: text.articles.map(({ order: _, ...head }) => head) }));
    expect(inNoOrder(live)).toEqual(inNoOrder(never));
  });
});
