import {
  type Claim,
  claimIdOf,
  claimSchema,
  type DealStatus,
  type EntityKind,
  type RecordEntry,
  type Role,
  sha256,
  textIdOf,
} from '../../src/model/index.ts';

/** A sentence with the one claim that it makes; parties are words of it. */
export type Told =
  | { readonly words: string; readonly based: readonly [firm: string, state: string] }
  | {
      readonly words: string;
      readonly seller: string;
      readonly buyer: string;
      readonly item: string;
      readonly status?: DealStatus;
      readonly count?: number;
    };

export interface HandMade {
  readonly id: string;
  readonly outlet: string;
  readonly published?: string;
  readonly told: readonly Told[];
}

const recordedAt = '2025-01-01T00:00:00.000Z';

/** The record's entry for an article whose claims are made by hand, with true offsets. */
export function handMade({
  id,
  outlet,
  published,
  told,
}: HandMade): Extract<RecordEntry, { type: 'reading' }> {
  const text = `${told.map(({ words }) => words).join(' ')}\n`;
  const textId = textIdOf(text);
  return {
    type: 'reading',
    article: { id, textId, outlet, ...(published && { published }) },
    text: { id: textId, text },
    extractor: 'hand',
    claims: told.map((each) => claimOf(each, text, textId)),
    at: recordedAt,
  };
}

function claimOf(told: Told, text: string, textId: string): Claim {
  const start = text.indexOf(told.words);
  const spanOf = (words: string) => {
    const at = text.indexOf(words, start);
    return { start: at, end: at + words.length };
  };
  const role = (type: EntityKind, surface: string): Role => ({ type, surface, span: spanOf(surface) });
  const body =
    'based' in told
      ? {
          kind: 'based_in',
          roles: { subject: role('Organization', told.based[0]), object: role('State', told.based[1]) },
        }
      : {
          kind: 'transfer',
          roles: {
            seller: role('State', told.seller),
            buyer: role('State', told.buyer),
            item: role('WeaponSystem', told.item),
          },
          ...(told.status && { status: { status: told.status, span: spanOf(told.words) } }),
          ...(told.count && { quantity: { count: told.count, span: spanOf(told.words) } }),
        };
  const claim = {
    ...body,
    textId,
    polarity: 'asserted',
    modality: 'actual',
    confidence: 0.9,
    extractors: ['hand'],
    evidence: [
      { kind: 'words', textId, ...spanOf(told.words), quote: told.words, sha256: sha256(told.words) },
    ],
  };
  // The schema below checks the shape; the id is of the shape's fields only.
  return claimSchema.parse({ ...claim, id: claimIdOf(claim as unknown as Claim) });
}

/** A shipyard under a short name and a longer one, and one buyer's two orders of one system of which neither has a year of signature. */
export const doubtfulArticles: readonly HandMade[] = [
  {
    id: 'https://harbour.example/1',
    outlet: 'Harbour Wire',
    published: '2019-03-04',
    told: [
      { words: 'Kverndal Yards is based in Norway.', based: ['Kverndal Yards', 'Norway'] },
      {
        words: 'Russia has approved five S-400 systems for India.',
        seller: 'Russia',
        buyer: 'India',
        item: 'S-400',
        status: 'approved',
        count: 5,
      },
    ],
  },
  {
    id: 'https://delta.example/2',
    outlet: 'Delta Post',
    published: '2020-06-01',
    told: [
      {
        words: 'Kverndal Yards Bergen, of Norway, builds corvettes.',
        based: ['Kverndal Yards Bergen', 'Norway'],
      },
      { words: 'Sundal Yards is a firm of Norway.', based: ['Sundal Yards', 'Norway'] },
    ],
  },
  {
    id: 'https://plain.example/3',
    outlet: 'Plain Tribune',
    published: '2023-09-09',
    told: [
      {
        words: 'Russia may send India ten more S-400 systems.',
        seller: 'Russia',
        buyer: 'India',
        item: 'S-400',
        status: 'negotiating',
        count: 10,
      },
    ],
  },
];
