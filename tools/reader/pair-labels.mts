import type { Fact } from '../../src/evaluation/index.ts';
import { type DealStatus, type MentionCluster, realisedStatuses } from '../../src/model/index.ts';

type Labelled = readonly [number, number, string];
type Part = readonly number[];

/** Labels of ordered pairs that say the same as facts do; what a fact names and the text has no cluster for is left out. */
export function pairLabelsOf(
  facts: readonly Fact[],
  clusters: readonly MentionCluster[],
  indicesOf: (key: unknown) => readonly number[],
): readonly Labelled[] {
  const valued = (holds: (cluster: MentionCluster) => boolean): Part =>
    clusters.flatMap((cluster, index) => (holds(cluster) ? [index] : []));
  const labelled = facts.flatMap(([kind, ...args]): readonly Labelled[] => {
    const [a, b, c] = args.map(indicesOf) as [Part, Part, Part];
    switch (kind) {
      case 'transfer':
        return [...pairs(a, b, 'sells_to'), ...pairs(a, c, 's_item'), ...pairs(b, c, 'b_item')];
      case 'value': {
        const sums = valued(({ value }) => {
          if (value?.kind !== 'money' || value.currency !== args[3]) return false;
          return Math.abs(value.amount - Number(args[2])) <= 0.015 * Math.abs(Number(args[2]));
        });
        return [...pairs(sums, a, 'val_s'), ...pairs(sums, b, 'val_b')];
      }
      case 'quantity': {
        const counts = valued(({ value }) => value?.kind === 'count' && value.count === Number(args[2]));
        return [...pairs(counts, b, 'qty_item'), ...pairs(counts, a, 'qty_b')];
      }
      case 'signed': {
        const dates = valued(({ value }) => value?.kind === 'date' && agree(value.date, String(args[2])));
        return [...pairs(dates, a, 'date_s'), ...pairs(dates, b, 'date_b')];
      }
      case 'status':
        return [`st_${args[3]}`, ...(realisedStatuses.has(args[3] as DealStatus) ? ['st_done'] : [])].flatMap(
          (label) => [...pairs(a, c, label), ...pairs(b, c, label)],
        );
      case 'pressure':
        return [...pairs(a, b, `press_${args[2]}`), ...pairs(a, b, 'presses')];
      case 'exclude':
        return [...pairs(a, b, 'ex_by'), ...pairs(b, c, 'ex_from')];
      case 'under':
        return [...pairs(a, c, 'under_by'), ...pairs(b, c, 'under_on')];
      case 'over':
        return [...pairs(a, c, 'over_by'), ...pairs(b, c, 'over_on')];
      case 'ally':
        return [...pairs(a, b, 'ally'), ...pairs(b, a, 'ally')];
      default:
        return pairs(a, b, String(kind));
    }
  });
  return [...new Map(labelled.map((each) => [each.join(' '), each])).values()];
}

function pairs(heads: Part, tails: Part, label: string): readonly Labelled[] {
  return heads.flatMap((head) =>
    tails.flatMap((tail) => (head === tail ? [] : [[head, tail, label] as const])),
  );
}

/** Dates agree where one says as much as the other or less. */
export function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
