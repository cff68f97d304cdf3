import type { Doubt, EventCluster } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import type { DealGrounds } from './cluster-deals.ts';
import { asTransfer, signedYearOf } from './deal-draft.ts';
import { byIds, doubtOf, pairsIn } from './doubts.ts';

type Grounds = Pick<DealGrounds, 'stateOf' | 'familyOf'>;

/**
 * Deals of the same parties and family of which one has no known year of signature; sorted by their claims. What corrections took
 * back says nothing of either.
 */
export function dealDoubts(events: readonly EventCluster[], grounds: Grounds): readonly Doubt[] {
  const deals = events.flatMap((event) => dealOf(event, grounds) ?? []);
  const byParties = groupBy(deals, ({ key }) => key);
  return pairsIn(byParties.values())
    .filter(([a, b]) => a.year === undefined || b.year === undefined)
    .map(([a, b]) => {
      const year = a.year ?? b.year;
      const detail =
        year === undefined ? 'neither has a year of signature' : `only one has a year of signature: ${year}`;
      return doubtOf('deal', a.claim, b.claim, [
        { name: 'parties', weight: 1, detail: 'the same seller, buyer and family of systems' },
        { name: 'signing', weight: -1, detail },
      ]);
    })
    .sort(byIds);
}

interface Deal {
  readonly key: string;
  /** Its earliest claim. */
  readonly claim: string;
  readonly year: number | undefined;
}

function dealOf({ kind, claims }: EventCluster, { stateOf, familyOf }: Grounds): Deal | undefined {
  const [first] = claims;
  const standing = claims.filter(({ supersededBy }) => supersededBy === undefined);
  const whole = standing.find(
    ({ claim, entities }) =>
      asTransfer(claim) !== undefined && entities['seller'] && entities['buyer'] && entities['item'],
  );
  if (kind !== 'Deal' || first === undefined || whole === undefined) return undefined;
  const { seller = '', buyer = '', item = '' } = whole.entities;
  const year = standing.map(signedYearOf).find((each) => each !== undefined);
  return {
    key: [stateOf(seller), stateOf(buyer), familyOf(item)].join('\u0000'),
    claim: first.claim.id,
    year,
  };
}
