import {
  type ExportFile,
  type GraphRows,
  isReference,
  type NodeRow,
  type RelationshipRow,
  type RelationshipType,
  sha256,
  wordListOf,
  wordsOf,
} from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';

/** An entity of FollowTheMoney (followthemoney.tech): its schema and its properties, each with several values. */
interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** Two-letter code of a State by its ISO 3166-1 alpha-3 code; undefined for States that have none. */
export type CountryCode = (iso3: string) => string | undefined;

/** Kinds of organisation that are businesses; the others are bodies of a State or associations. */
const businesses: ReadonlySet<string> = new Set([
  'maker',
  'exporter',
  'yard',
  'engine-maker',
  'electronics',
  'bank',
]);
const associations: ReadonlySet<string> = new Set(['ngo', 'party', 'armed-group']);

/** Relationships between two things that FollowTheMoney has no schema for, by what it is to say of them. */
const links: Readonly<Partial<Record<RelationshipType, string>>> = {
  SELLS_ARMS_TO: 'sells arms to',
  PROPOSES_ARMS_TO: 'proposes arms to',
  THREATENS: 'threatens',
  PRESSURES: 'presses',
  RESISTS: 'resists',
  ALLY_OF: 'ally of',
  BASED_IN: 'based in',
  MADE_BY: 'made by',
  VARIANT_OF: 'variant of',
  COMPONENT_OF: 'component of',
  LAW_OF: 'law of',
  COVERS: 'covers',
};

/**
 * Entities of FollowTheMoney, one a line, as its tools and Aleph read them: States as public bodies, deals as contracts with
 * their awards, sanctions told as done as sanctions, the other acts as links, articles with a link to each event that they
 * document. A weapon system is an asset.
 */
export function followTheMoneyFile(countryCode: CountryCode): (rows: GraphRows) => readonly ExportFile[] {
  return (rows) => [{ name: 'entities.ftm.json', chunks: lines(rows, countryCode) }];
}

function* lines(rows: GraphRows, countryCode: CountryCode): Generator<string> {
  const known = new Set<string>();
  for (const entity of entitiesOf(rows, countryCode)) {
    if (known.has(entity.id)) continue;
    known.add(entity.id);
    yield `${JSON.stringify({ ...entity, properties: withoutEmpty(entity.properties) })}\n`;
  }
}

function* entitiesOf(rows: GraphRows, countryCode: CountryCode): Generator<FtmEntity> {
  const leaving = groupBy(rows.relationships, ({ from }) => from.id);
  const nodes = new Map(rows.nodes.map((node) => [node.id, node]));
  const ends = (id: string, type: RelationshipType): readonly string[] =>
    (leaving.get(id) ?? []).flatMap((row) => (row.type === type ? [row.to.id] : []));
  const nameOf = (id: string): string => wordsOf(nodes.get(id), 'name') || id;
  const countries = (node: NodeRow): readonly string[] =>
    [wordsOf(node, 'iso3'), ...ends(node.id, 'BASED_IN').map((id) => wordsOf(nodes.get(id), 'iso3'))].flatMap(
      (iso3) => countryCode(iso3) ?? [],
    );
  for (const node of rows.nodes) {
    const thing = thingOf(node, countries(node), ends(node.id, 'BUYER'));
    if (thing !== undefined) yield thing;
    if (node.label === 'Deal') yield* awardsOf(node, ends);
    if (node.label === 'Pressure') yield* sanctionsOf(node, ends, nameOf);
  }
  for (const row of rows.relationships) {
    const link = linkOf(row);
    if (link !== undefined) yield link;
  }
  yield* documentation(rows, leaving, nodes);
}

/** What stands for itself: who and what there is, deals and articles. */
function thingOf(
  node: NodeRow,
  country: readonly string[],
  buyers: readonly string[],
): FtmEntity | undefined {
  const shared = { name: [wordsOf(node, 'name')], alias: wordListOf(node, 'aliases'), country };
  const entity = (schema: string, properties: FtmEntity['properties'] = {}): FtmEntity => ({
    id: idOf(node.id),
    schema,
    properties: { ...shared, ...properties },
  });
  switch (node.label) {
    case 'State':
      return entity('PublicBody', { topics: ['gov.national'] });
    case 'Organization':
      return entity(schemaOfOrganization(wordsOf(node, 'kind')));
    case 'Person':
      return entity('Person');
    case 'Alliance':
      return entity('Organization', { topics: ['gov.igo'] });
    case 'Programme':
      return entity('Project');
    case 'WeaponSystem':
      return entity('Asset', { summary: [wordsOf(node, 'category')] });
    case 'Legislation':
      return entity('Document', { fileName: [wordsOf(node, 'name')], title: [wordsOf(node, 'name')] });
    case 'Deal':
      return entity('Contract', {
        title: [wordsOf(node, 'name')],
        authority: buyers.map(idOf),
        status: [wordsOf(node, 'status')],
        contractDate: [wordsOf(node, 'signed')],
        amount: moneyOf(node),
        currency: [wordsOf(node, 'currency')],
        description: wordListOf(node, 'history'),
      });
    case 'Article':
      return entity('Article', {
        title: [wordsOf(node, 'title')],
        publisher: [wordsOf(node, 'outlet')],
        publishedAt: [wordsOf(node, 'published')],
        sourceUrl: [wordsOf(node, 'url')].filter((url) => /^https?:/.test(url) && URL.canParse(url)),
      });
    default:
      return undefined;
  }
}

function schemaOfOrganization(kind: string): string {
  if (businesses.has(kind)) return 'Company';
  return associations.has(kind) || kind === '' ? 'Organization' : 'PublicBody';
}

/** A contract's authority is its buyer; each seller has an award of it. */
function* awardsOf(
  deal: NodeRow,
  ends: (id: string, type: RelationshipType) => readonly string[],
): Generator<FtmEntity> {
  for (const seller of ends(deal.id, 'SELLER')) {
    yield {
      id: idOf(`award:${deal.id}:${seller}`),
      schema: 'ContractAward',
      properties: {
        contract: [idOf(deal.id)],
        supplier: [idOf(seller)],
        amount: moneyOf(deal),
        currency: [wordsOf(deal, 'currency')],
        date: [wordsOf(deal, 'signed')],
        status: [wordsOf(deal, 'status')],
      },
    };
  }
}

/** Only what is told as done is a sanction: a threat stays a link that says so. */
function* sanctionsOf(
  pressure: NodeRow,
  ends: (id: string, type: RelationshipType) => readonly string[],
  nameOf: (id: string) => string,
): Generator<FtmEntity> {
  if (wordsOf(pressure, 'action') !== 'sanction' || pressure.properties['done'] !== true) return;
  for (const target of ends(pressure.id, 'PRESSED_ON')) {
    yield {
      id: idOf(`sanction:${pressure.id}:${target}`),
      schema: 'Sanction',
      properties: {
        entity: [idOf(target)],
        authority: ends(pressure.id, 'PRESSED_BY').map(nameOf),
        program: ends(pressure.id, 'UNDER_LAW').map(nameOf),
        reason: ends(pressure.id, 'CONCERNS').map(nameOf),
        startDate: [wordsOf(pressure, 'first')],
        endDate: [wordsOf(pressure, 'until')],
        summary: [wordsOf(pressure, 'name')],
      },
    };
  }
}

function linkOf(row: RelationshipRow): FtmEntity | undefined {
  const { type, from, to, key } = row;
  const id = `${type}:${from.id}:${to.id}:${key}`;
  const period = { startDate: [wordsOf(row, 'first')], endDate: [wordsOf(row, 'until')] };
  const entity = (schema: string, properties: FtmEntity['properties']): FtmEntity => ({
    id: idOf(id),
    schema,
    properties: { ...properties, ...period },
  });
  if (type === 'MEMBER_OF') {
    return to.label === 'Programme'
      ? entity('ProjectParticipant', { participant: [idOf(from.id)], project: [idOf(to.id)] })
      : entity('Membership', { member: [idOf(from.id)], organization: [idOf(to.id)] });
  }
  if (type === 'OFFICIAL_OF') {
    return entity('Membership', {
      member: [idOf(from.id)],
      organization: [idOf(to.id)],
      role: [wordsOf(row, 'title') || 'official'],
    });
  }
  const role = links[type];
  if (role === undefined) return undefined;
  const basis = isReference(row) ? { status: ['reference'] } : {};
  return entity('UnknownLink', { ...basis, subject: [idOf(from.id)], object: [idOf(to.id)], role: [role] });
}

/** Which article documents which deal, with the words: claim → passage → text ← article. */
function* documentation(
  { relationships }: GraphRows,
  leaving: ReadonlyMap<string, readonly RelationshipRow[]>,
  nodes: ReadonlyMap<string, NodeRow>,
): Generator<FtmEntity> {
  const printings = groupBy(
    relationships.filter(({ type }) => type === 'PRINTS'),
    ({ to }) => to.id,
  );
  for (const { type, from: claim, to: event } of relationships) {
    if (type !== 'REPORTS' || event.label !== 'Deal') continue;
    const passages = (leaving.get(claim.id) ?? []).filter((row) => row.type === 'EVIDENCED_BY');
    const texts = passages.flatMap(({ to }) => leaving.get(to.id) ?? []).filter((row) => row.type === 'IN');
    const quotes = passages.map(({ to }) => wordsOf(nodes.get(to.id), 'quote'));
    for (const { from: article } of texts.flatMap(({ to }) => printings.get(to.id) ?? [])) {
      yield {
        id: idOf(`documents:${claim.id}:${article.id}`),
        schema: 'Documentation',
        properties: { document: [idOf(article.id)], entity: [idOf(event.id)], summary: quotes },
      };
    }
  }
}

function moneyOf(node: NodeRow): readonly string[] {
  const value = node.properties['value'];
  return typeof value === 'number' ? [String(value)] : [];
}

/** Ids of FollowTheMoney have plain letters, digits, stops and hyphens; of what has others the hash stands for it. */
function idOf(id: string): string {
  return /^[a-z]+:[0-9A-Za-z-]*[0-9A-Za-z]$/.test(id) ? id.replace(':', '.') : sha256(id);
}

function withoutEmpty(properties: FtmEntity['properties']): FtmEntity['properties'] {
  const filled = Object.entries(properties).map(
    ([name, values]) => [name, [...new Set(values.map(plainLine).filter((value) => value !== ''))]] as const,
  );
  return Object.fromEntries(filled.filter(([, values]) => values.length > 0));
}

/** Its library drops control and format characters and white space around words; so that it keeps what we say, we do. */
function plainLine(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
