import { type NodeRow, numberOf, type SnapshotIndex, wordListOf } from '../model/index.ts';
import type { Fact, ToldEvent } from './api.ts';
import { wordsOf } from './properties.ts';
import { showClaim } from './show-claims.ts';

/** Claims shown of one event; the best told events have hundreds. */
const mostClaims = 30;

const parties = [
  ['SELLER', 'seller'],
  ['BUYER', 'buyer'],
  ['COVERS', 'of'],
  ['PRESSED_BY', 'by'],
  ['PRESSED_ON', 'on'],
  ['CONCERNS', 'over'],
  ['UNDER_LAW', 'under'],
  ['EXCLUDED_BY', 'by'],
  ['EXCLUDED', 'shut out'],
  ['EXCLUDED_FROM', 'from'],
  ['RESISTED_BY', 'by'],
  ['RESISTED_AGAINST', 'against'],
] as const;

/** An event with its parties, its values and the claims that tell it, those that a correction took back last. */
export function tellEvent(index: SnapshotIndex, node: NodeRow): ToldEvent {
  const former = index
    .to(node.id, 'FORMERLY_REPORTED')
    .flatMap(({ from }) => index.claims.get(from.id) ?? [])
    .map((claim) => ({ ...showClaim(index, claim), takenBack: true }));
  const claims = index.claimsOf(node.id).map((claim) => showClaim(index, claim));
  const first = wordsOf(node, 'first');
  const last = wordsOf(node, 'last');
  const confidence = numberOf(node, 'confidence');
  return {
    id: node.id,
    kind: node.label,
    name: index.nameOf(node.id),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    stories: numberOf(node, 'sources') ?? 0,
    ...(confidence !== undefined && { confidence }),
    facts: [...partyFacts(index, node.id), ...valueFacts(node)],
    claims: [...claims, ...former].slice(0, mostClaims),
  };
}

function partyFacts(index: SnapshotIndex, id: string): readonly Fact[] {
  return parties.flatMap(([type, name]) =>
    index.from(id, type).map(({ to }) => ({ name, value: index.nameOf(to.id), id: to.id })),
  );
}

function valueFacts(node: NodeRow): readonly Fact[] {
  const money = numberOf(node, 'value');
  const status = wordsOf(node, 'status');
  const quantity = numberOf(node, 'quantity');
  const until = wordsOf(node, 'until');
  const action = wordsOf(node, 'action');
  const history = wordListOf(node, 'history');
  return [
    ...(action === undefined ? [] : [{ name: 'act', value: action }]),
    ...(node.properties['done'] === false
      ? [{ name: 'sure', value: 'no claim tells it surely as done' }]
      : []),
    ...(status === undefined ? [] : [{ name: 'status', value: status }]),
    ...(node.properties['stopped'] === true ? [{ name: 'stopped', value: 'yes' }] : []),
    ...(money === undefined
      ? []
      : [
          {
            name: 'value',
            value: `${wordsOf(node, 'currency') ?? ''} ${money.toLocaleString('en-GB')}`.trim(),
          },
        ]),
    ...(quantity === undefined ? [] : [{ name: 'quantity', value: quantity.toLocaleString('en-GB') }]),
    ...(history.length > 1 ? [{ name: 'course', value: history.join('; ') }] : []),
    ...(until === undefined ? [] : [{ name: 'until', value: until }]),
  ];
}
