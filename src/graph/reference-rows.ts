import type { GraphRows, PartialDate, RelationshipType, Vocabulary } from '../model/index.ts';
import { knownNode } from './entity-nodes.ts';
import { pastSince } from './past-since.ts';
import { collectRows, type RowCollector } from './row-collector.ts';

const held = new WeakMap<Vocabulary, GraphRows>();

/**
 * What the vocabulary knows of members, allies, makers, variants, parts, laws, bases and offices, as relationships with
 * `basis: 'reference'` and the nodes at their ends. Computed once for each vocabulary.
 */
export function referenceRows(vocabulary: Vocabulary): GraphRows {
  const rows = held.get(vocabulary);
  if (rows !== undefined) return rows;
  const collector = collectRows();
  const draw = drawer(collector, vocabulary);
  for (const group of [...vocabulary.alliances, ...vocabulary.programmes]) {
    for (const { state, from, until } of group.members) {
      draw('MEMBER_OF', stateId(state), group.id, { first: from, until });
    }
  }
  for (const { a, b, instrument, from, until } of vocabulary.treatyAllies) {
    // Read without direction: drawn once, from the lesser id.
    const [left = a, right = b] = [a, b].sort();
    draw('ALLY_OF', stateId(left), stateId(right), { instrument, first: from, until });
  }
  for (const weapon of vocabulary.weapons) {
    for (const maker of weapon.makers) draw('MADE_BY', weapon.id, maker, {});
    for (const system of weapon.componentOf) draw('COMPONENT_OF', weapon.id, system, {});
    if (weapon.variantOf !== undefined) draw('VARIANT_OF', weapon.id, weapon.variantOf, {});
  }
  for (const law of vocabulary.laws) {
    if (law.of !== undefined) draw('LAW_OF', law.id, holderId(law.of, vocabulary), { first: law.adopted });
  }
  for (const { id, state, states } of vocabulary.organizations) {
    for (const base of new Set([...(state === undefined ? [] : [state]), ...states])) {
      draw('BASED_IN', id, stateId(base), {});
    }
  }
  for (const { id, offices } of vocabulary.people) {
    for (const { of, title, from, until } of offices) {
      draw('OFFICIAL_OF', id, holderId(of, vocabulary), { title, first: from, until });
    }
  }
  const built = collector.rows();
  held.set(vocabulary, built);
  return built;
}

interface Dated {
  readonly first?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
  readonly instrument?: string;
  readonly title?: string | undefined;
}

/** Draws a relationship between known entities; a second one of the same pair (a member again) has its start in its key. */
function drawer(collector: RowCollector, vocabulary: Vocabulary) {
  const drawn = new Map<string, number>();
  return (type: RelationshipType, fromId: string, toId: string, dated: Dated): void => {
    const from = knownNode(fromId, vocabulary);
    const to = knownNode(toId, vocabulary);
    if (from === undefined || to === undefined) return;
    collector.addNode(from);
    collector.addNode(to);
    const pair = `${type} ${fromId} ${toId}`;
    const count = (drawn.get(pair) ?? 0) + 1;
    drawn.set(pair, count);
    const key = count === 1 ? 'reference' : `reference ${count}`;
    const { until, ...rest } = dated;
    collector.relate(type, from, to, { basis: 'reference', ...rest, ...pastSince(until) }, key);
  };
}

function stateId(iso3: string): string {
  return `state:${iso3}`;
}

/** Whose a law or an office is: a state's code or any id. */
function holderId(of: string, vocabulary: Vocabulary): string {
  return vocabulary.entities.has(of) ? of : stateId(of);
}
