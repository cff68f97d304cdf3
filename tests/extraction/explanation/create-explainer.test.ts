import { describe, expect, test } from 'vitest';
import { loadVocabulary } from '../../../src/config/index.ts';
import type { Decoded } from '../../../src/extraction/decoding/decoded.ts';
import type { Judged } from '../../../src/extraction/decoding/judged.ts';
import { createExplainer } from '../../../src/extraction/explanation/create-explainer.ts';
import { createArticleView } from '../../../src/extraction/view/article-view.ts';
import { documentOf } from '../../../src/language/index.ts';
import type { Claim, ClaimOf, MentionCluster, NodeType, PairScore, Role } from '../../../src/model/index.ts';
import { claimIn, printed, role } from '../../helpers/snapshot-parts.ts';

const told = printed('Moscow signed a contract with Delhi for the S-400. Ankara denied buying it.', {
  id: 'a',
});
const vocabulary = loadVocabulary();
const explain = createExplainer(vocabulary.cues);

const cluster = (type: NodeType, name: string, entityId?: string): MentionCluster => {
  const start = told.text.indexOf(name);
  return {
    type,
    names: [name],
    mentions: [{ start, end: start + name.length, form: 'name', source: 'gazetteer' }],
    ...(entityId !== undefined && { entityId }),
  };
};
const [moscow, delhi, system, ankara] = [0, 1, 2, 3] as const;
const clusters = [
  cluster('State', 'Moscow', 'state:RUS'),
  cluster('State', 'Delhi', 'state:IND'),
  cluster('WeaponSystem', 'S-400', 'weapon:s-400'),
  cluster('State', 'Ankara', 'state:TUR'),
];
const scores: readonly PairScore[] = [
  { label: 'sells_to', head: moscow, tail: delhi, score: 2 },
  { label: 's_item', head: moscow, tail: system, score: 4 },
  { label: 'b_item', head: delhi, tail: system, score: 3 },
  { label: 'st_signed', head: delhi, tail: system, score: 1 },
  { label: 'denied', head: ankara, tail: system, score: 0.5 },
];
const view = createArticleView(vocabulary)({ document: documentOf(told), clusters, cues: [], scores });

const deal: Judged = {
  kind: 'transfer',
  roles: { seller: moscow, buyer: delhi, item: system },
  features: [],
  probability: 0.9,
};
const status = (word: 'signed' | 'planned', probability: number): Judged => ({
  ...deal,
  kind: 'status',
  word,
  probability,
});
const [signed, planned] = [status('signed', 0.7), status('planned', 0.2)];
const purchase: Judged = {
  ...deal,
  roles: { seller: undefined, buyer: ankara, item: system },
  probability: 0.1,
};
const considered = { view, judged: [deal, purchase, signed, planned], chosen: [deal, signed] };

const state = (name: string): Role => role(told, name, 'State');
const item = role(told, 'S-400', 'WeaponSystem');
const sale = (more: Partial<ClaimOf<'transfer'>>): Claim =>
  claimIn(told, told.text.slice(0, told.text.indexOf(' Ankara')), {
    kind: 'transfer',
    roles: { seller: state('Moscow'), buyer: state('Delhi'), item },
    ...more,
  });
const start = told.text.indexOf('signed');
const decoded: Decoded = {
  kind: 'transfer',
  roles: { seller: moscow, buyer: delhi, item: system },
  values: { status: 'signed' },
  probability: 0.7,
};

describe('an explanation', () => {
  const { facts, cues } = explain(
    sale({ status: { status: 'signed', span: { start, end: start + 6 } } }),
    decoded,
    considered,
  );

  test('has the claim’s facts with their pairs, the highest score first, and what the vocabulary says of them', () => {
    expect(facts.map(({ kind, word, probability }) => [kind, word, probability])).toEqual([
      ['transfer', undefined, 0.9],
      ['status', 'signed', 0.7],
    ]);
    expect(facts[0]?.pairs).toEqual([
      { label: 's_item', head: 'Moscow', tail: 'S-400', score: 4, known: 'for' },
      { label: 'b_item', head: 'Delhi', tail: 'S-400', score: 3 },
      { label: 'sells_to', head: 'Moscow', tail: 'Delhi', score: 2 },
    ]);
    expect(facts[1]?.pairs).toEqual([{ label: 'st_signed', head: 'Delhi', tail: 'S-400', score: 1 }]);
  });

  test('has the next best reading of each fact', () => {
    expect(facts[0]?.nextBest).toEqual({
      kind: 'transfer',
      roles: { buyer: 'Ankara', item: 'S-400' },
      probability: 0.1,
    });
    expect(facts[1]?.nextBest).toMatchObject({ kind: 'status', word: 'planned', probability: 0.2 });
  });

  test('has the cues among the words, those for its own word first', () => {
    expect(cues[0]).toEqual({ words: 'signed a contract', suggests: 'signed' });
  });

  test('leaves out the status where the claim carries none', () => {
    expect(explain(sale({}), decoded, considered).facts.map(({ kind }) => kind)).toEqual(['transfer']);
  });
});

test('a denial is explained by its own scores, against the same told as a fact', () => {
  const denial = claimIn(told, 'Ankara denied buying it.', {
    kind: 'transfer',
    roles: { buyer: state('Ankara'), item },
    polarity: 'denied',
    confidence: 0.62,
  });
  const from: Decoded = {
    kind: 'transfer',
    roles: { buyer: ankara, item: system },
    values: {},
    denied: true,
    probability: 0.62,
  };
  expect(explain(denial, from, considered).facts).toEqual([
    {
      kind: 'transfer',
      roles: { buyer: 'Ankara', item: 'S-400' },
      denied: true,
      probability: 0.62,
      pairs: [{ label: 'denied', head: 'Ankara', tail: 'S-400', score: 0.5 }],
      nextBest: { kind: 'transfer', roles: { buyer: 'Ankara', item: 'S-400' }, probability: 0.1 },
    },
  ]);
});
