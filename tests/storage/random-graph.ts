import type {
  GraphRows,
  NodeRow,
  Properties,
  RelationshipRow,
  RelationshipType,
} from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { node, relationship } from './sample-graph.ts';

/** A graph with many ties, gaps and doublings, the same for the same seed: what queries must order alike on every store. */
export function randomGraph(seed: number): GraphRows {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const some = (name: string, values: readonly (string | number | boolean)[]): Properties =>
    random() < 0.3 ? {} : { [name]: pick(values) };
  const days = ['2016', '2017-05', '2018-10-05', '2021-12-07'];
  const make = (kind: string, count: number, properties: () => Properties = () => ({})): readonly NodeRow[] =>
    Array.from({ length: count }, (_, index) =>
      node(`${kind}:${index}`, `${pick(['A', 'B', 'b', 'Ä', 'É', 'Z', 'ş'])}-${index % 7}`, properties()),
    );
  const event = (): Properties => ({
    ...some('first', days),
    ...some('last', days),
    sources: Math.floor(random() * 4),
  });

  const states = [
    ...make('state', 12),
    node('state:IND', 'India'),
    node('state:USA', 'US'),
    node('state:RUS', 'Russia'),
  ];
  const actors = [...states, ...make('org', 5)];
  const alliances = [...make('alliance', 2), node('alliance:nato', 'NATO')];
  const programmes = make('programme', 2);
  const weapons = make('weapon', 8);
  const laws = make('law', 3);
  const deals = make('deal', 40, () => ({
    ...event(),
    ...some('status', ['signed', 'delivered']),
    ...some('stopped', [true, false]),
    ...some('value', [1_000_000, 2_500_000, 1.5]),
    currency: pick(['USD', 'EUR']),
  }));
  const pressures = make('pressure', 30, () => ({
    ...event(),
    action: pick(['threaten', 'sanction', 'urge']),
  }));
  const exclusions = make('exclusion', 6, event);
  const resistances = make('resistance', 10, event);
  const claims = make('claim', 60, () => ({
    polarity: 'asserted',
    ...some('value', [1_000_000, 2_000_000, 3.5]),
    currency: pick(['USD', 'EUR']),
  }));
  const passages = make('passage', 40, () => ({ quote: pick(['x', 'y']), ...some('start', [1, 2, 3]) }));
  const texts = make('text', 10);
  const articles = make('article', 20, () => some('published', days));

  const links = new Map<string, RelationshipRow>();
  const link = (
    type: RelationshipType,
    sources: readonly NodeRow[],
    targets: readonly NodeRow[],
    count: number,
    properties: () => Properties = () => ({}),
  ): void => {
    for (let made = 0; made < count; made += 1) {
      const row = relationship(type, pick(sources).id, pick(targets).id, properties(), pick(['', 'k']));
      links.set([type, row.from.id, row.to.id, row.key].join(' '), row);
    }
  };
  link('SELLER', deals, actors, 45);
  link('BUYER', deals, actors, 45);
  link('COVERS', deals, weapons, 45);
  link('PRESSED_BY', pressures, actors, 35);
  link('PRESSED_ON', pressures, actors, 35);
  link('CONCERNS', pressures, [...weapons, ...deals], 30);
  link('UNDER_LAW', pressures, laws, 20);
  link('LAW_OF', laws, states, 4);
  link('MADE_BY', weapons, actors, 8);
  link('MEMBER_OF', states, alliances, 20, () => ({ ...some('first', days), basis: 'reference' }));
  link('EXCLUDED', exclusions, states, 8);
  link('EXCLUDED_BY', exclusions, states, 8);
  link('EXCLUDED_FROM', exclusions, [...programmes, ...alliances], 8);
  link('RESISTED_BY', resistances, actors, 14);
  link('RESISTED_AGAINST', resistances, actors, 14);
  for (const type of ['SELLS_ARMS_TO', 'THREATENS', 'SANCTIONS', 'PRESSURES', 'RESISTS'] as const) {
    link(type, actors, actors, 40, () => ({
      ...some('first', days),
      ...some('basis', ['article', 'reference']),
      claims: [pick(claims).id, pick(claims).id],
      sources: Math.floor(random() * 3),
    }));
  }
  link('SELLS_ARMS_TO', [node('state:RUS', '')], [node('state:IND', '')], 2, () => ({
    claims: claims.slice(0, 30).map(({ id }) => id),
  }));
  link('REPORTS', claims, [...deals.slice(0, 8), ...pressures], 70);
  link('ABOUT', claims, actors, 80);
  link('EVIDENCED_BY', claims, passages, 80);
  link('IN', passages, texts, 40);
  link('PRINTS', articles, texts, 25);
  return {
    nodes: [
      ...actors,
      ...alliances,
      ...programmes,
      ...weapons,
      ...laws,
      ...deals,
      ...pressures,
      ...exclusions,
      ...resistances,
      ...claims,
      ...passages,
      ...texts,
      ...articles,
    ],
    relationships: [...links.values()],
  };
}
