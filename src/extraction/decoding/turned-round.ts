import { knowledgeFeature } from '../candidates/features.ts';
import type { ArticleView } from '../view/article-view.ts';
import { type Judged, rolesOf } from './judged.ts';

/** A telling that is turned round must be worth a thought. */
const leastOfTurned = 0.1;
/** What is told against what the vocabulary knows is as likely as not, whichever way it is read. */
const evens = 0.5;

/**
 * Deals between the same two read the other way round where the vocabulary decides: "Russia signed a contract with India for
 * S-400s" has the form of "India signed a contract with Russia", but Russia makes the S-400 and India does not. Where the item
 * comes from the buyer and not from the seller, and the telling with the two turned round is worth a thought, that one takes
 * the place of the first. It becomes no surer than even: the seller may well sell back or on.
 */
export function turnedRound(
  judged: readonly Judged[],
  view: Pick<ArticleView, 'clusters' | 'knows'>,
): readonly Judged[] {
  const transfers = judged.filter(({ kind }) => kind === 'transfer');
  const turnedOf = ({ roles: { seller, buyer, item } }: Judged): Judged | undefined =>
    transfers.find(
      ({ roles }) => roles['seller'] === buyer && roles['buyer'] === seller && roles['item'] === item,
    );
  const probabilities = new Map<Judged, number>();
  for (const deal of transfers) {
    const { seller, buyer, item } = rolesOf(deal);
    const isAgainst =
      knowledgeFeature(view, ['s_item', seller, item]) === -1 &&
      knowledgeFeature(view, ['s_item', buyer, item]) === 1;
    const turned = isAgainst ? turnedOf(deal) : undefined;
    if (turned === undefined || turned.probability < leastOfTurned) continue;
    if (turned.probability >= deal.probability) continue;
    probabilities.set(turned, Math.min(deal.probability, evens));
    probabilities.set(deal, turned.probability);
  }
  return judged.map((fact) => ({ ...fact, probability: probabilities.get(fact) ?? fact.probability }));
}
