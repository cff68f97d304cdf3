import {
  type EntityKind,
  entityKinds,
  groupLabelOf,
  type NodeRow,
  numberOf,
  partyTypes,
  type RelationshipType,
  type SnapshotIndex,
  wordListOf,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { Description, Fact } from './api.ts';
import { dealLeverage } from './deal-leverage.ts';
import { wordsOf } from './properties.ts';
import { showClaim } from './show-claims.ts';
import { tellEvent } from './tell-event.ts';

/** Events and claims that one answer gives. */
export const pageSize = 40;

const tieWords: Readonly<Partial<Record<RelationshipType, readonly [string, string]>>> = {
  MEMBER_OF: ['member of', 'members'],
  ALLY_OF: ['ally of', 'ally of'],
  MADE_BY: ['made by', 'makes'],
  LAW_OF: ['law of', 'laws'],
  BASED_IN: ['based in', 'home of'],
  OFFICIAL_OF: ['speaks for', 'spoken for by'],
  VARIANT_OF: ['variant of', 'variants'],
  COMPONENT_OF: ['part of', 'parts'],
};
/** Names given for one kind of tie; the rest is counted. */
const mostNames = 12;

/** A node with its events, latest first, from `offset` on. Undefined for what the graph does not hold. */
export function describeNode(index: SnapshotIndex, id: string, offset: number): Description | undefined {
  const node = index.node(id);
  if (node === undefined) return undefined;
  const own = groupLabelOf[node.label] === 'Event';
  const events = own ? [node] : eventsOf(index, id);
  return {
    id,
    title: index.nameOf(id),
    kind: node.label,
    facts: own ? [] : [...entityFacts(node), ...tieFacts(index, id)],
    events: events.slice(offset, offset + pageSize).map((event) => tellEvent(index, event)),
    more: Math.max(0, events.length - offset - pageSize),
    claims:
      offset > 0
        ? []
        : claimsBesideEvents(index, id)
            .slice(0, pageSize)
            .map((claim) => showClaim(index, claim)),
    ...(node.label === 'Deal' && { leverage: dealLeverage(index, id) }),
    dossier: entityKinds.some((kind: EntityKind) => kind === node.label),
  };
}

/** The events in which an entity takes part, latest first. */
function eventsOf(index: SnapshotIndex, id: string): readonly NodeRow[] {
  const ids = new Set(index.to(id, ...partyTypes).map(({ from }) => from.id));
  return [...ids]
    .flatMap((event) => index.node(event) ?? [])
    .sort((a, b) => compare(wordsOf(b, 'last') ?? '', wordsOf(a, 'last') ?? '') || compare(a.id, b.id));
}

function entityFacts(node: NodeRow): readonly Fact[] {
  const aliases = wordListOf(node, 'aliases');
  return [
    ...['kind', 'category', 'iso3'].flatMap((name) => {
      const value = wordsOf(node, name);
      return value === undefined ? [] : [{ name, value }];
    }),
    ...(aliases.length > 0 ? [{ name: 'also called', value: aliases.slice(0, mostNames).join(', ') }] : []),
    ...(numberOf(node, 'first') === undefined
      ? []
      : [{ name: 'since', value: String(numberOf(node, 'first')) }]),
  ];
}

function tieFacts(index: SnapshotIndex, id: string): readonly Fact[] {
  return Object.entries(tieWords).flatMap(([type, [leaving, reaching]]) => {
    // The keys of the table are relationship types.
    const kind = type as RelationshipType;
    const out = index.from(id, kind).map((row) => factOf(index, leaving, row.to.id, row.properties['until']));
    const back = index
      .to(id, kind)
      .map((row) => factOf(index, reaching, row.from.id, row.properties['until']));
    return [...limited(distinct(out)), ...limited(distinct(back))];
  });
}

function factOf(index: SnapshotIndex, name: string, id: string, until: unknown): Fact {
  const end = typeof until === 'string' ? ` (until ${until})` : '';
  return { name, value: `${index.nameOf(id)}${end}`, id };
}

function distinct(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()];
}

function limited(facts: readonly Fact[]): readonly Fact[] {
  const [first] = facts;
  if (first === undefined || facts.length <= mostNames) return facts;
  return [
    ...facts.slice(0, mostNames),
    { name: first.name, value: `… and ${facts.length - mostNames} more` },
  ];
}

/** Claims about an entity that tell of no event: makers, bases, offices, memberships. */
function claimsBesideEvents(index: SnapshotIndex, id: string) {
  return [...new Set(index.to(id, 'ABOUT').map(({ from }) => from.id))]
    .filter((claim) => index.from(claim, 'REPORTS', 'FORMERLY_REPORTED').length === 0)
    .flatMap((claim) => index.claims.get(claim) ?? []);
}
