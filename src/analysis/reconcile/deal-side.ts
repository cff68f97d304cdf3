import {
  type DealStatus,
  isAsserted,
  numberOf,
  type SnapshotIndex,
  type SourcedClaim,
  wordsOf,
} from '../../model/index.ts';
import { compare } from '../../util/compare.ts';
import { dealFact } from '../deals/deal-fact.ts';

/** A deal of the graph as it is compared with registers. */
export interface DealSide {
  readonly id: string;
  readonly name: string;
  /** States and other actors on each side: those that are named, and those that they act for. */
  readonly sellers: ReadonlySet<string>;
  readonly buyers: ReadonlySet<string>;
  readonly items: readonly string[];
  readonly families: ReadonlySet<string>;
  readonly quantity?: number;
  /** Year of signature; else of when it is first told, which is no earlier. */
  readonly year?: number;
  readonly isSigned: boolean;
  readonly date?: string;
  readonly stage?: DealStatus;
  readonly status?: string;
  readonly stopped: boolean;
  readonly claims: readonly string[];
  readonly words: string;
  readonly source: string;
}

/** Every deal that the graph tells as so, or as meant, by id. */
export function dealSides(index: SnapshotIndex, familyOf: (id: string) => string): readonly DealSide[] {
  return index
    .nodesOf('Deal')
    .flatMap((node): readonly DealSide[] => {
      const fact = dealFact(index, node.id);
      if (fact === undefined) return [];
      const parties = (type: 'SELLER' | 'BUYER', principals: readonly string[]) =>
        new Set([...index.from(node.id, type).map(({ to }) => to.id), ...principals]);
      const signed = wordsOf(node, 'signed');
      const date = signed || (fact.date ?? '');
      const quantity = numberOf(node, 'quantity');
      const year = Number(date.slice(0, 4));
      const status = wordsOf(node, 'status');
      return [
        {
          id: node.id,
          name: fact.name,
          sellers: parties('SELLER', fact.sellers),
          buyers: parties('BUYER', fact.buyers),
          items: fact.items,
          families: new Set(fact.items.map(familyOf)),
          ...(quantity !== undefined && { quantity }),
          ...(date !== '' && Number.isFinite(year) && { year, date }),
          isSigned: signed !== '',
          ...(fact.stage && { stage: fact.stage }),
          ...(status !== '' && { status }),
          stopped: fact.stopped,
          claims: fact.claims,
          ...wordsOfDeal(index, node.id),
        },
      ];
    })
    .sort((a, b) => compare(a.id, b.id));
}

/** The words of the earliest claim that asserts a deal, and who printed them. */
function wordsOfDeal(index: SnapshotIndex, id: string): Pick<DealSide, 'words' | 'source'> {
  const [first] = index.claimsOf(id).filter(({ claim }) => isAsserted(claim));
  if (first === undefined) return { words: '', source: '' };
  const words = first.claim.evidence.flatMap((each) => (each.kind === 'words' ? [each.quote] : []));
  return { words: words.join(' … ').replace(/\s+/g, ' '), source: sourceOf(first) };
}

function sourceOf({ articles }: SourcedClaim): string {
  const [article] = [...articles].sort((a, b) => compare(a.published ?? '9999', b.published ?? '9999'));
  if (article === undefined) return '';
  return [article.outlet ?? article.id, article.published ?? 'undated'].join(', ');
}
