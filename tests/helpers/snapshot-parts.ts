import {
  type Claim,
  claimIdOf,
  claimSchema,
  type EntityKind,
  type NodeLabel,
  type NodeRow,
  type Properties,
  type RelationshipRow,
  type RelationshipType,
  type Role,
  type Snapshot,
  type SourceArticle,
  sha256,
  textIdOf,
} from '../../src/model/index.ts';

const labelOfPrefix: Readonly<Record<string, NodeLabel>> = {
  state: 'State',
  org: 'Organization',
  person: 'Person',
  alliance: 'Alliance',
  programme: 'Programme',
  weapon: 'WeaponSystem',
  law: 'Legislation',
  deal: 'Deal',
  pressure: 'Pressure',
  exclusion: 'Exclusion',
  resistance: 'Resistance',
  claim: 'Claim',
  text: 'Text',
  story: 'Story',
};

/** A node whose label follows from its id's prefix. */
export function node(id: string, name: string, properties: Properties = {}): NodeRow {
  return { label: labelOf(id), id, properties: { name, ...properties } };
}

/** A relationship whose ends' labels follow from their ids. */
export function edge(
  type: RelationshipType,
  from: string,
  to: string,
  properties: Properties = {},
  key = '',
): RelationshipRow {
  return {
    type,
    from: { label: labelOf(from), id: from },
    to: { label: labelOf(to), id: to },
    key,
    properties,
  };
}

function labelOf(id: string): NodeLabel {
  const label = labelOfPrefix[id.split(':')[0] ?? ''];
  if (!label) throw new Error(`no label for ${id}`);
  return label;
}

/** A text with the articles that print it. */
export interface PrintedText {
  readonly id: string;
  readonly text: string;
  readonly articles: readonly SourceArticle[];
}

export function printed(text: string, ...articles: readonly SourceArticle[]): PrintedText {
  return { id: textIdOf(text), text, articles };
}

/** A role whose surface stands in the text. */
export function role({ text }: PrintedText, surface: string, type: EntityKind): Role {
  return { type, surface, span: spanOf(text, surface) };
}

export function spanOf(text: string, words: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  return { start, end: start + words.length };
}

/** What a hand-made claim must say for itself; the rest follows from its text and quote. */
export type ClaimParts = Pick<Claim, 'kind' | 'roles'> & Readonly<Record<string, unknown>>;

/** A claim that rests on a quote of the text; checked against the schema. */
export function claimIn(source: PrintedText, quote: string, parts: ClaimParts): Claim {
  const draft = {
    textId: source.id,
    polarity: 'asserted',
    modality: 'actual',
    confidence: 0.9,
    extractors: ['encoder'],
    evidence: [
      { kind: 'words', textId: source.id, ...spanOf(source.text, quote), quote, sha256: sha256(quote) },
    ],
    ...parts,
  };
  const claim = claimSchema.parse({ id: 'claim:0', ...draft });
  return { ...claim, id: claimIdOf(claim) };
}

/** Puts a snapshot together; texts become stories of their own, and events get their REPORTS edges. */
export function snapshotOf(parts: {
  readonly nodes: readonly NodeRow[];
  readonly edges: readonly RelationshipRow[];
  readonly texts: readonly PrintedText[];
  readonly claims: readonly Claim[];
  readonly reports: Readonly<Record<string, readonly Claim[]>>;
}): Snapshot {
  const storyOf = (text: PrintedText) => text.id.replace('text:', 'story:');
  return {
    nodes: [
      ...parts.nodes,
      ...parts.texts.flatMap((text) => [node(text.id, text.text.slice(0, 40)), node(storyOf(text), 'Story')]),
      ...parts.claims.map((claim) => node(claim.id, claim.kind)),
    ],
    relationships: [
      ...parts.edges,
      ...parts.texts.map((text) => edge('TOLD_IN', text.id, storyOf(text))),
      ...Object.entries(parts.reports).flatMap(([event, claims]) =>
        claims.map((claim) => edge('REPORTS', claim.id, event)),
      ),
    ],
    claims: new Map(
      parts.claims.map((claim) => [
        claim.id,
        { claim, articles: parts.texts.find((text) => text.id === claim.textId)?.articles ?? [] },
      ]),
    ),
  };
}
