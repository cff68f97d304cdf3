import {
  derivedTypes,
  type GraphRows,
  type NodeRow,
  type Properties,
  type RelationshipRow,
} from '../../src/model/index.ts';
import { node, relationship } from './sample-graph.ts';

/**
 * More of everything than any drawing takes: every two states are tied in every way, every deal is of one system between the
 * same two, under the same law, and every claim was printed on the newest day.
 */
export function denseGraph({
  events,
  moreStates,
}: {
  readonly events: number;
  readonly moreStates: number;
}): GraphRows {
  const dated: Properties = { first: '2018-01-01', last: '2024-05-31', sources: 2 };
  const codes = ['IND', 'TUR', 'RUS', 'USA', ...Array.from({ length: moreStates }, (_, at) => `X${at}`)];
  const states = codes.map((code) => node(`state:${code}`, code));
  const alliances = ['nato', 'csto', ...Array.from({ length: moreStates }, (_, at) => `a${at}`)].map((name) =>
    node(`alliance:${name}`, name, { kind: 'alliance' }),
  );
  const many = (kind: string, properties: Properties = {}): readonly NodeRow[] =>
    Array.from({ length: events }, (_, at) => node(`${kind}:${at}`, `${kind} ${at}`, properties));
  const system = node('weapon:s-400', 'S-400');
  const law = node('law:caatsa', 'CAATSA');
  const programme = node('programme:f-35', 'F-35 programme');
  const [firms, weapons, articles, texts, passages] = [
    many('org'),
    many('weapon'),
    many('article', { published: '2024-05-31' }),
    many('text'),
    many('passage', { quote: 'x' }),
  ];
  const deals = many('deal', { ...dated, stage: 'signed', stopped: false });
  const stopped = Array.from({ length: events }, (_, at) =>
    node(`deal:stopped-${at}`, 'stopped', { ...dated, stopped: true }),
  );
  const pressures = many('pressure', { ...dated, action: 'threaten' });
  const exclusions = many('exclusion', dated);
  const resistances = many('resistance', dated);
  const claims = Array.from({ length: events }, (_, at) =>
    node(`claim:${at}`, 'claim', {
      polarity: at % 2 === 0 ? 'asserted' : 'denied',
      value: at,
      confidence: 0.9,
    }),
  );

  const relationships: RelationshipRow[] = [];
  const tie = (
    type: RelationshipRow['type'],
    from: readonly NodeRow[],
    to: readonly NodeRow[],
    properties: Properties = {},
  ) => {
    for (const a of from) {
      for (const b of to) if (a !== b) relationships.push(relationship(type, a.id, b.id, properties));
    }
  };
  const each = (type: RelationshipRow['type'], from: readonly NodeRow[], to: readonly NodeRow[]) => {
    from.forEach((row, at) => {
      const other = to[at % to.length];
      if (other !== undefined) relationships.push(relationship(type, row.id, other.id));
    });
  };
  const buyers = states.slice(0, 2);
  for (const type of derivedTypes) tie(type, states, states, dated);
  tie('SANCTIONS', states.slice(3, 4), firms, dated);
  tie('MEMBER_OF', states, alliances);
  tie('SELLER', [...deals, ...stopped], states.slice(2, 3));
  each('BUYER', [...deals, ...stopped], buyers.toReversed());
  tie('COVERS', deals, [system]);
  each('COVERS', deals, weapons);
  tie('PRESSED_BY', pressures, states.slice(3, 4));
  each('PRESSED_ON', pressures, [...buyers, ...firms]);
  tie('CONCERNS', pressures, [system]);
  each('CONCERNS', pressures, deals);
  each('CONCERNS', pressures, stopped);
  tie('UNDER_LAW', pressures, [law]);
  each('BASED_IN', firms, states);
  tie('MADE_BY', [system], firms);
  each('COMPONENT_OF', weapons, [system]);
  each('EXCLUDED', exclusions, buyers);
  each('EXCLUDED_BY', exclusions, states.slice(4));
  tie('EXCLUDED_FROM', exclusions, [programme]);
  each('RESISTED_BY', resistances, states);
  each('RESISTED_AGAINST', resistances, states.toReversed());
  each('REPORTS', claims, deals.slice(0, 1));
  each('REPORTS', claims, deals);
  each('EVIDENCED_BY', claims, passages);
  each('IN', passages, texts);
  each('PRINTS', articles, texts);
  const unique = new Map(relationships.map((row) => [`${row.type} ${row.from.id} ${row.to.id}`, row]));
  return {
    nodes: [
      ...states,
      ...alliances,
      system,
      law,
      programme,
      ...firms,
      ...weapons,
      ...articles,
      ...texts,
      ...passages,
      ...deals,
      ...stopped,
      ...pressures,
      ...exclusions,
      ...resistances,
      ...claims,
    ],
    relationships: [...unique.values()],
  };
}
