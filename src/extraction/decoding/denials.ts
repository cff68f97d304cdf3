import type { ArticleView } from '../view/article-view.ts';
import type { Player } from '../view/score-table.ts';
import type { Chosen } from './choose.ts';
import type { Decoded } from './decoded.ts';
import { byRank, countOfRoles, type Judged, rolesOf } from './judged.ts';

/** Denials are read where the pair head scores every pair involved as denied above its threshold. */
const leastScore = 0;

type Roles = Judged['roles'];

/**
 * Deals and acts that the words deny: of each item, and of each two parties, the one told with most of its parties, and of
 * these the likeliest, none of which is told as a fact as well. Their confidence is the logistic of the pairs' mean score; what
 * lies below the least probability is not read.
 * The order of the judged facts does not matter.
 */
export function denials(
  view: ArticleView,
  judged: readonly Judged[],
  chosen: Chosen,
  least: number,
): readonly Decoded[] {
  const found = judged
    .flatMap((fact) => {
      const scores = deniedPairs(fact).map(([a, b]) => view.table.score('denied', a, b));
      if (scores.length === 0 || scores.some((score) => !(score > leastScore))) return [];
      if (chosen.some((told) => told.kind === fact.kind && tells(told.roles, fact))) return [];
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      const probability = 1 / (1 + Math.exp(-mean));
      return probability >= least ? [{ fact, probability }] : [];
    })
    .sort(
      (a, b) =>
        countOfRoles(b.fact) - countOfRoles(a.fact) ||
        b.probability - a.probability ||
        byRank(a.fact, b.fact),
    );
  const taken: typeof found = [];
  for (const denial of found) {
    if (!taken.some(({ fact }) => denies(fact, denial.fact))) taken.push(denial);
  }
  return taken.map(({ fact, probability }) => ({
    kind: fact.kind === 'pressure' ? 'pressure' : 'transfer',
    roles: rolesOf(fact),
    // A pressure candidate's word is an act.
    values: fact.kind === 'pressure' ? { action: fact.word as NonNullable<Decoded['values']['action']> } : {},
    denied: true,
    probability,
  }));
}

/** The pairs of players whose score says that a fact is denied; none for a fact of a kind that is not read as denied. */
function deniedPairs({
  kind,
  roles: { seller, buyer, item, by, on },
}: Judged): readonly (readonly [Player, Player])[] {
  if (kind === 'pressure') return [[by, on]];
  if (kind !== 'transfer') return [];
  const pairs = [
    [seller, buyer],
    [seller, item],
    [buyer, item],
  ] as const;
  return pairs.filter(([a, b]) => a !== undefined && b !== undefined);
}

/** A told deal of the same item with the same buyer or seller, one of the same two for a deal without an item, an act between the same two. */
function tells(told: Roles, { kind, roles }: Judged): boolean {
  if (kind === 'pressure') return agree(told, roles, 'by') && agree(told, roles, 'on');
  const [seller, buyer] = [agree(told, roles, 'seller'), agree(told, roles, 'buyer')];
  return roles['item'] === undefined ? seller && buyer : agree(told, roles, 'item') && (seller || buyer);
}

/** Whether one denial leaves no room for another: it is of the same kind, and of the same item or of the same two. */
function denies(taken: Judged, { kind, roles }: Judged): boolean {
  if (taken.kind !== kind) return false;
  if (roles['item'] !== undefined) return agree(taken.roles, roles, 'item');
  const parties = kind === 'pressure' ? ['by', 'on'] : ['seller', 'buyer'];
  return parties.every((party) => agree(taken.roles, roles, party));
}

function agree(one: Roles, other: Roles, role: string): boolean {
  return one[role] !== undefined && one[role] === other[role];
}
