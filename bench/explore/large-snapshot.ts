import { derivedTypes, type NodeRow, type RelationshipRow, type Snapshot } from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';

const ranks = 1.1;

/** A graph with so many edges between actors, drawn by Zipf's law so that few have very many; each edge has one event. */
export function largeSnapshot(edges: number, actors: number): Snapshot {
  const random = createRandom(7);
  const weights = Array.from({ length: actors }, (_, at) => 1 / (at + 1) ** ranks);
  let sum = 0;
  const sums = weights.map((weight) => {
    sum += weight;
    return sum;
  });
  const pick = () => {
    const at = random() * sum;
    const found = sums.findIndex((each) => each >= at);
    return found === -1 ? actors - 1 : found;
  };
  const nodes: NodeRow[] = Array.from({ length: actors }, (_, at) => ({
    label: 'State',
    id: `state:${at}`,
    properties: { name: `State ${at}` },
  }));
  const relationships: RelationshipRow[] = [];
  const seen = new Set<string>();
  while (seen.size < edges) {
    const [from, to] = [pick(), pick()];
    const type = derivedTypes[Math.floor(random() * derivedTypes.length)] ?? 'SELLS_ARMS_TO';
    const key = `${type} ${from} ${to}`;
    if (from === to || seen.has(key)) continue;
    seen.add(key);
    const event = `deal:${seen.size.toString(16).padStart(16, '0')}`;
    const year = 2000 + Math.floor(random() * 25);
    // Claims that the record lacks count as a story each.
    const claims = Array.from(
      { length: 1 + Math.floor(random() * 5) },
      (_, at) => `claim:${seen.size}-${at}`,
    );
    const told = {
      first: `${year}-01-01`,
      last: `${year}-06-01`,
      sources: claims.length,
      confidence: 0.9,
    };
    nodes.push({ label: 'Deal', id: event, properties: { name: `Event ${seen.size}`, ...told } });
    relationships.push({
      type,
      from: { label: 'State', id: `state:${from}` },
      to: { label: 'State', id: `state:${to}` },
      key: '',
      properties: { events: [event], claims, active: true, ...told },
    });
    for (const claim of claims) {
      relationships.push({
        type: 'REPORTS',
        from: { label: 'Claim', id: claim },
        to: { label: 'Deal', id: event },
        key: '',
        properties: {},
      });
    }
  }
  return { nodes, relationships, claims: new Map() };
}
