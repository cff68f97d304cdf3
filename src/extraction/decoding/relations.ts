import type { ClaimKind } from '../../model/index.ts';
import type { Decoded } from './decoded.ts';
import type { ScoreTable } from './score-table.ts';

/** Labels that relate two clusters directly: claim kind and the names of its two roles. */
const direct: readonly {
  readonly label: string;
  readonly kind: ClaimKind;
  readonly roles: readonly [string, string];
}[] = [
  { label: 'made_by', kind: 'made_by', roles: ['subject', 'object'] },
  { label: 'law_of', kind: 'law_of', roles: ['subject', 'object'] },
  { label: 'member', kind: 'member_of', roles: ['subject', 'object'] },
  { label: 'ally', kind: 'ally_of', roles: ['subject', 'object'] },
  { label: 'official', kind: 'official_of', roles: ['subject', 'object'] },
  { label: 'resist', kind: 'resistance', roles: ['by', 'against'] },
];

/** Both scores of an exclusion must lie above this. */
const exclusionMargin = 0;

/** Maker, law, membership, alliance, office, resistance and exclusion. An alliance of two is one claim, whichever comes first. */
export function decodeRelations(table: ScoreTable): readonly Decoded[] {
  const all = table.clusters.map((_, index) => index);
  const related = direct.flatMap(({ label, kind, roles: [first, second] }) =>
    all.flatMap((head) =>
      all.flatMap((tail) => {
        const score = table.score(label, head, tail);
        const mirrored = kind === 'ally_of' && head > tail && table.score(label, tail, head) > 0;
        return score > 0 && head !== tail && !mirrored
          ? [{ kind, roles: { [first]: head, [second]: tail }, values: {}, score }]
          : [];
      }),
    ),
  );
  return [...oneOfficeEach(related, table), ...exclusions(table)];
}

/** A person speaks for one State and one body of each other type: the one that scores best. */
function oneOfficeEach(related: readonly Decoded[], table: ScoreTable): readonly Decoded[] {
  const typeOf = (index: number | undefined) =>
    index === undefined ? undefined : table.clusters[index]?.type;
  const rivals = (a: Decoded, b: Decoded): boolean =>
    b.kind === a.kind &&
    b.roles['subject'] === a.roles['subject'] &&
    typeOf(b.roles['object']) === typeOf(a.roles['object']);
  return related.filter(
    (one) =>
      one.kind !== 'official_of' || !related.some((other) => rivals(one, other) && other.score > one.score),
  );
}

function exclusions(table: ScoreTable): readonly Decoded[] {
  const bodies = table.ofType('Programme', 'Alliance');
  return table.ofType('State', 'Alliance').flatMap((by) =>
    table.ofType('State').flatMap((member) =>
      bodies.flatMap((from) => {
        const scores = [table.score('ex_by', by, member), table.score('ex_from', member, from)] as const;
        const holds = Math.min(...scores) > exclusionMargin && scores[0] + scores[1] > 0;
        return holds
          ? [
              {
                kind: 'exclusion' as const,
                roles: { by, member, from },
                values: {},
                score: (scores[0] + scores[1]) / 2,
              },
            ]
          : [];
      }),
    ),
  );
}
