import { edgeOf } from '../../src/graph/act-rows.ts';
import { referenceRows } from '../../src/graph/reference-rows.ts';
import type {
  GraphRows,
  NodeLabel,
  Properties,
  RelationshipType,
  Vocabulary,
} from '../../src/model/index.ts';
import { createRandom } from '../../src/util/create-random.ts';

/** How many events of each kind a graph of `events` has, as shares. */
const shares = { deal: 0.6, pressure: 0.35, exclusion: 0.02, resistance: 0.03 } as const;
const stages = ['offered', 'negotiating', 'approved', 'signed', 'delivering', 'delivered'] as const;
const actions = ['urge', 'warn', 'threaten', 'sanction', 'block', 'condemn', 'waive'] as const;

/** States of which much is told come first: of the n-th, 1/n as much as of the first. */
const muchTold = 'USA RUS CHN TUR IND FRA DEU GBR ISR IRN SAU EGY PAK UKR KOR ARE JPN POL GRC TWN'.split(' ');

export interface Sink {
  readonly node: (label: NodeLabel, id: string, properties: Properties) => void;
  readonly relationship: (type: RelationshipType, from: string, to: string, properties?: Properties) => void;
}

interface Edge {
  readonly events: string[];
  readonly claims: string[];
  first: string;
  last: string;
  sources: number;
}

/**
 * A graph of so many events, written row by row: all states, systems, firms, laws and alliances that the vocabulary knows, events
 * between them with an average of 1.6 claims, each with its words, text, article and story, and the summary edges. States have
 * their parts by Zipf's law. The same for the same seed.
 */
export function writeLargeGraph(events: number, vocabulary: Vocabulary, seed: number, sink: Sink): void {
  const random = createRandom(seed);
  const reference = referenceRows(vocabulary);
  for (const { label, id, properties } of reference.nodes) sink.node(label, id, properties);
  for (const { type, from, to, properties } of reference.relationships) {
    sink.relationship(type, from.id, to.id, properties);
  }
  const draw = drawers(reference, random);
  const texts = writeTexts(Math.ceil(events / 4), random, sink);
  const edges = new Map<string, Edge>();
  const dealsOf = new Map<string, string[]>();
  let claimsMade = 0;

  const tell = (event: string, name: string, kind: string, about: readonly string[]) => {
    const ids: string[] = [];
    const told: string[] = [];
    const stories = new Set<string>();
    for (let left = 1 + Math.floor(random() * random() * 4); left > 0; left -= 1) {
      const at = claimsMade;
      claimsMade += 1;
      const text = texts[Math.floor(random() * texts.length)] ?? {
        id: 'text:0',
        day: '2000-01-01',
        story: '',
      };
      const denied = random() < 0.03;
      sink.node('Claim', `claim:${at}`, {
        name,
        kind,
        polarity: denied ? 'denied' : 'asserted',
        modality: 'actual',
        known: text.day,
        confidence: Math.round(5000 + random() * 5000) / 10_000,
        ...(kind === 'transfer' && random() < 0.4
          ? { value: 1_000_000 * Math.ceil(random() * 5000), currency: 'USD' }
          : {}),
      });
      sink.node('Passage', `passage:${at}`, { name: `“${name}”`, quote: `${name} ${at}`, start: at % 5000 });
      sink.relationship('EVIDENCED_BY', `claim:${at}`, `passage:${at}`);
      sink.relationship('IN', `passage:${at}`, text.id);
      if (!denied) sink.relationship('REPORTS', `claim:${at}`, event);
      for (const id of about) sink.relationship('ABOUT', `claim:${at}`, id);
      ids.push(`claim:${at}`);
      told.push(text.day);
      stories.add(text.story);
    }
    told.sort();
    return { claims: ids, first: told[0] ?? '', last: told.at(-1) ?? '', sources: stories.size };
  };
  const sum = (
    type: RelationshipType,
    from: string,
    to: string,
    event: string,
    told: ReturnType<typeof tell>,
  ) => {
    if (from === to) return;
    const key = `${type} ${from} ${to}`;
    const edge = edges.get(key) ?? { events: [], claims: [], first: told.first, last: told.last, sources: 0 };
    edge.events.push(event);
    edge.claims.push(...told.claims);
    if (told.first < edge.first) edge.first = told.first;
    if (told.last > edge.last) edge.last = told.last;
    edge.sources += told.sources;
    edges.set(key, edge);
  };

  for (let at = 0; at < events * shares.deal; at += 1) {
    const [seller, buyer, item] = [draw.state(), draw.state(), draw.weapon()];
    const name = `${seller} → ${buyer}: ${item}`;
    const { claims, ...told } = tell(`deal:${at}`, name, 'transfer', [seller, buyer, item]);
    const stage = draw.of(stages);
    sink.node('Deal', `deal:${at}`, {
      name,
      ...told,
      status: stage,
      stage,
      stopped: random() < 0.06,
      history: [`${told.first} ${stage}`],
      ...(random() < 0.5 ? { value: 1_000_000 * Math.ceil(random() * 5000), currency: 'USD' } : {}),
      confidence: 0.9,
    });
    sink.relationship('SELLER', `deal:${at}`, seller);
    sink.relationship('BUYER', `deal:${at}`, buyer);
    sink.relationship('COVERS', `deal:${at}`, item);
    const realised = stages.indexOf(stage) >= 3;
    sum(realised ? 'SELLS_ARMS_TO' : 'PROPOSES_ARMS_TO', seller, buyer, `deal:${at}`, { claims, ...told });
    dealsOf.set(buyer, [...(dealsOf.get(buyer)?.slice(-50) ?? []), `deal:${at}`]);
  }
  for (let at = 0; at < events * shares.pressure; at += 1) {
    const [by, on, action] = [draw.state(), random() < 0.1 ? draw.firm() : draw.state(), draw.of(actions)];
    const over = random() < 0.5 ? [draw.weapon()] : [];
    const under = random() < 0.25 ? [draw.law()] : [];
    const name = `${by} ${action} ${on}`;
    const { claims, ...told } = tell(`pressure:${at}`, name, 'pressure', [by, on, ...over, ...under]);
    sink.node('Pressure', `pressure:${at}`, {
      name,
      action,
      ...told,
      confidence: 0.9,
      ...(random() < 0.1 ? { until: '2025-06', active: false } : {}),
    });
    sink.relationship('PRESSED_BY', `pressure:${at}`, by);
    sink.relationship('PRESSED_ON', `pressure:${at}`, on);
    for (const id of over) sink.relationship('CONCERNS', `pressure:${at}`, id);
    for (const id of under) sink.relationship('UNDER_LAW', `pressure:${at}`, id);
    const deals = dealsOf.get(on) ?? [];
    if (over.length > 0 && deals.length > 0) sink.relationship('CONCERNS', `pressure:${at}`, draw.of(deals));
    const type = edgeOf[action];
    if (type !== undefined) sum(type, by, on, `pressure:${at}`, { claims, ...told });
  }
  for (let at = 0; at < events * shares.exclusion; at += 1) {
    const [by, out, from] = [draw.state(), draw.state(), draw.alliance()];
    const { claims: _, ...told } = tell(`exclusion:${at}`, `${out} put out`, 'exclusion', [by, out, from]);
    sink.node('Exclusion', `exclusion:${at}`, { name: `${out} put out of ${from} by ${by}`, ...told });
    sink.relationship('EXCLUDED_BY', `exclusion:${at}`, by);
    sink.relationship('EXCLUDED', `exclusion:${at}`, out);
    sink.relationship('EXCLUDED_FROM', `exclusion:${at}`, from);
  }
  for (let at = 0; at < events * shares.resistance; at += 1) {
    const [by, against] = [draw.state(), draw.state()];
    const { claims, ...told } = tell(`resistance:${at}`, `${by} resists ${against}`, 'resistance', [
      by,
      against,
    ]);
    sink.node('Resistance', `resistance:${at}`, { name: `${by} resists ${against}`, ...told });
    sink.relationship('RESISTED_BY', `resistance:${at}`, by);
    sink.relationship('RESISTED_AGAINST', `resistance:${at}`, against);
    sum('RESISTS', by, against, `resistance:${at}`, { claims, ...told });
  }
  for (const [key, edge] of edges) {
    const [type = '', from = '', to = ''] = key.split(' ');
    // Keys are made above from types alone.
    sink.relationship(type as RelationshipType, from, to, { ...edge, active: true, stage: 'signed' });
  }
}

function writeTexts(count: number, random: () => number, sink: Sink) {
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(random() * 9496))).toISOString().slice(0, 10);
    const story = `story:${Math.floor(at / 1.3)}`;
    if (at === 0 || Math.floor(at / 1.3) !== Math.floor((at - 1) / 1.3)) {
      sink.node('Story', story, { name: `Story ${at}`, first: day, texts: 1 });
    }
    sink.node('Text', `text:${at}`, { name: `Text ${at}`, published: day });
    sink.relationship('TOLD_IN', `text:${at}`, story);
    for (const edition of random() < 0.2 ? ['a', 'b'] : ['a']) {
      const id = `article:${at}${edition}`;
      sink.node('Article', id, {
        name: `Article ${at}`,
        title: `Article ${at}`,
        outlet: 'Wire',
        published: day,
      });
      sink.relationship('PRINTS', id, `text:${at}`);
    }
    return { id: `text:${at}`, day, story };
  });
}

function drawers({ nodes }: GraphRows, random: () => number) {
  const ids = (label: NodeLabel) => nodes.filter((node) => node.label === label).map(({ id }) => id);
  const first = muchTold.map((code) => `state:${code}`);
  const states = [...first, ...ids('State').filter((id) => !first.includes(id))];
  const zipf = (items: readonly string[]): (() => string) => {
    let total = 0;
    const ends = items.map((_, at) => {
      total += 1 / (at + 1);
      return total;
    });
    return () => {
      const point = random() * total;
      return items[ends.findIndex((end) => end >= point)] ?? items[0] ?? '';
    };
  };
  const laws = ['law:caatsa', ...ids('Legislation').filter((id) => id !== 'law:caatsa')];
  const weapons = ['weapon:s-400', ...ids('WeaponSystem').filter((id) => id !== 'weapon:s-400')];
  const of = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  };
  const [firms, alliances] = [ids('Organization'), ids('Alliance')];
  return {
    of,
    state: zipf(states),
    weapon: zipf(weapons),
    law: zipf(laws),
    firm: () => of(firms),
    alliance: () => of(alliances),
  };
}
