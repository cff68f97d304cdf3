import {
  type Claim,
  type Doubt,
  distinct,
  type NodeRow,
  numberOf,
  type RelationshipType,
  type SnapshotIndex,
  type SourceArticle,
  type SourcedClaim,
  type Span,
  wordListOf,
  wordsOf,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { counted } from '../util/wording.ts';
import { byDate } from './number-footnotes.ts';
import { groupedNumber, moneyInWords } from './wording.ts';

/** A sentence that speaks of one side of a doubt. */
export interface DoubtSentence {
  readonly words: string;
  /** The earliest article that prints it. */
  readonly article?: SourceArticle;
}

/** One of the two that may be one: what the graph knows of it. */
export interface DoubtSide {
  readonly id: string;
  readonly name: string;
  /** What the graph calls it: `Organization`, `Deal` … */
  readonly label: string;
  /** What is known besides the name, each in a few words. */
  readonly traits: readonly string[];
  /** The first sentences that name it, from stories of their own where there are enough. */
  readonly sentences: readonly DoubtSentence[];
  /** How many claims speak of it. */
  readonly claims: number;
}

/** A doubt with all that a person needs to judge it. */
export interface ShownDoubt {
  readonly doubt: Doubt;
  readonly left: DoubtSide;
  readonly right: DoubtSide;
}

/** The words of a claim's text that lie around some spans, as whole sentences. */
export type SentencesAround = (claim: Claim, spans: readonly Span[]) => string;

const shownSentences = 3;
const shownAliases = 5;

const ties: readonly (readonly [RelationshipType, string])[] = [
  ['BASED_IN', 'based in'],
  ['OFFICIAL_OF', 'speaks for'],
  ['MEMBER_OF', 'member of'],
  ['LAW_OF', 'law of'],
  ['MADE_BY', 'made by'],
  ['VARIANT_OF', 'variant of'],
  ['COMPONENT_OF', 'part of'],
];

/** Shows a doubt from the graph; nothing where the graph draws only one of the two, or neither. */
export function shownDoubt(
  graph: SnapshotIndex,
  doubt: Doubt,
  sentencesAround: SentencesAround,
): ShownDoubt | undefined {
  const [left, right] = [doubt.left, doubt.right].map((id) => {
    const node = nodeJudged(graph, doubt, id);
    return node === undefined ? undefined : sideOf(graph, node, id, sentencesAround);
  });
  return left === undefined || right === undefined ? undefined : { doubt, left, right };
}

/** The entity or the deal that one side of a doubt is about. */
export function nodeJudged(
  graph: SnapshotIndex,
  { kind }: Pick<Doubt, 'kind'>,
  id: string,
): NodeRow | undefined {
  if (kind !== 'deal') return graph.node(id);
  const [reports] = graph.from(id, 'REPORTS', 'FORMERLY_REPORTED').filter(({ to }) => to.label === 'Deal');
  return reports === undefined ? undefined : graph.node(reports.to.id);
}

/** How many claims speak of a node. */
export function claimsAbout(graph: SnapshotIndex, node: NodeRow): number {
  if (node.label === 'Deal') return graph.to(node.id, 'REPORTS').length;
  return new Set(graph.to(node.id, 'ABOUT').map(({ from }) => from.id)).size;
}

interface Told {
  readonly sourced: SourcedClaim;
  /** Where the claim names the node; none for an event. */
  readonly spans: readonly Span[];
}

function told(graph: SnapshotIndex, node: NodeRow): readonly Told[] {
  if (node.label === 'Deal') return graph.claimsOf(node.id).map((sourced) => ({ sourced, spans: [] }));
  const found = new Map<string, Told>();
  for (const { from, properties } of graph.to(node.id, 'ABOUT')) {
    const sourced = graph.claims.get(from.id);
    if (sourced === undefined) continue;
    const roles: Readonly<Record<string, { readonly span: Span } | undefined>> = {
      ...sourced.claim.roles,
      attributedTo: sourced.claim.attributedTo,
    };
    const span = roles[String(properties['role'])]?.span;
    const spans = [...(found.get(from.id)?.spans ?? []), ...(span === undefined ? [] : [span])];
    found.set(from.id, { sourced, spans });
  }
  return [...found.values()].sort(
    (a, b) =>
      compare(published(a.sourced), published(b.sourced)) || compare(a.sourced.claim.id, b.sourced.claim.id),
  );
}

/** Undated claims come last. */
function published({ articles }: SourcedClaim): string {
  return [...articles].sort(byDate)[0]?.published ?? '9999';
}

function sideOf(
  graph: SnapshotIndex,
  node: NodeRow,
  id: string,
  sentencesAround: SentencesAround,
): DoubtSide {
  const claims = told(graph, node);
  const stories = new Set<string>();
  const firstOfStory = claims.filter(({ sourced }) => {
    const story = graph.storyOf(sourced.claim.id);
    const isFirst = !stories.has(story);
    stories.add(story);
    return isFirst;
  });
  const sentences = new Map<string, DoubtSentence>();
  for (const { sourced, spans } of [...firstOfStory, ...claims]) {
    if (sentences.size === shownSentences) break;
    const words = sentencesAround(sourced.claim, spans.length > 0 ? spans : evidenceOf(sourced.claim));
    const [article] = [...sourced.articles].sort(byDate);
    if (words !== '' && !sentences.has(words)) sentences.set(words, { words, ...(article && { article }) });
  }
  return {
    id,
    name: graph.nameOf(node.id),
    label: node.label,
    traits: traitsOf(graph, node),
    sentences: [...sentences.values()],
    claims: claims.length,
  };
}

function evidenceOf({ evidence }: Claim): readonly Span[] {
  return evidence.flatMap((each) => (each.kind === 'words' ? [{ start: each.start, end: each.end }] : []));
}

function traitsOf(graph: SnapshotIndex, node: NodeRow): readonly string[] {
  if (node.label === 'Deal') return dealTraits(graph, node);
  return node.label === 'Listing' ? listingTraits(graph, node) : entityTraits(graph, node);
}

function listingTraits(graph: SnapshotIndex, node: NodeRow): readonly string[] {
  const line = numberOf(node, 'line');
  const files = graph.from(node.id, 'ENTERED_IN').map(({ to }) => graph.nameOf(to.id));
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['also', wordListOf(node, 'aliases').slice(0, shownAliases)],
    ['of', wordListOf(node, 'countries')],
    ['listed under', wordListOf(node, 'programmes')],
    ['listed on', [wordsOf(node, 'listed')].filter(Boolean)],
  ];
  return [
    ...lists.flatMap(([words, values]) => (values.length > 0 ? [`${words} ${values.join(', ')}`] : [])),
    `${files.join(', ')}, line ${line}`,
  ];
}

function entityTraits(graph: SnapshotIndex, node: NodeRow): readonly string[] {
  const aliases = wordListOf(node, 'aliases');
  const shown = aliases.slice(0, shownAliases).join(', ');
  const more = aliases.length > shownAliases ? ` and ${aliases.length - shownAliases} more` : '';
  return [
    ...(shown === '' ? [] : [`also ${shown}${more}`]),
    ...ties.flatMap(([type, words]) =>
      distinct(graph.from(node.id, type).map(({ to }) => `${words} ${graph.nameOf(to.id)}`)),
    ),
  ];
}

function dealTraits(graph: SnapshotIndex, deal: NodeRow): readonly string[] {
  const [amount, quantity, sources] = ['value', 'quantity', 'sources'].map((name) => numberOf(deal, name));
  const [status, signed, first, last] = ['status', 'signed', 'first', 'last'].map((name) =>
    wordsOf(deal, name),
  );
  const items = distinct(graph.from(deal.id, 'COVERS').map(({ to }) => graph.nameOf(to.id)));
  return [
    deal.id,
    ...(items.length > 0 ? [items.join(', ')] : []),
    status || 'no status told',
    ...(signed ? [`signed ${signed}`] : []),
    ...(amount === undefined ? [] : [moneyInWords(amount, wordsOf(deal, 'currency'))]),
    ...(quantity === undefined ? [] : [`count ${groupedNumber(quantity)}`]),
    ...(first ? [first === last ? `told ${first}` : `told ${first} to ${last}`] : []),
    ...(sources === undefined ? [] : [counted(sources, 'story', 'stories')]),
  ];
}
