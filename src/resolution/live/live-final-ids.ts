import type { Judgement } from '../../model/index.ts';
import { addTo, takeFrom } from '../../util/dependents.ts';
import { automatic } from '../entity-index.ts';
import { joinIds } from '../join-ids.ts';
import type { PairChanges } from './live-alike.ts';

/** What `joinIds` decides of pairs that rules join and of judgements, kept up to date pair by pair. */
export interface LiveFinalIds {
  finalId(id: string): string;
  /** Takes in pairs that rules join, or no longer, and further judgements; gives the ids that another one stands for now. */
  change(pairs: PairChanges, further: readonly Judgement[]): ReadonlySet<string>;
}

/** What stands for an id rests on the pairs that lead to it from pair to pair, joined or judged in any way, and on no others. */
export function liveFinalIds(isKnown: (id: string) => boolean): LiveFinalIds {
  const judgements: Judgement[] = [];
  const judged = new Map<string, Set<Judgement>>();
  const joined = new Map<string, Set<string>>();
  const finalIds = new Map<string, string>();

  const besides = (id: string): readonly string[] => [
    ...(joined.get(id) ?? []),
    ...[...(judged.get(id) ?? [])].flatMap(({ left, right }) => [left, right]),
  ];
  const connected = (ids: Iterable<string>): ReadonlySet<string> => {
    const found = new Set(ids);
    // A set that grows while it is walked is walked to its new end.
    for (const id of found) for (const other of besides(id)) found.add(other);
    return found;
  };

  return {
    finalId: (id) => finalIds.get(id) ?? id,
    change({ gone, come }, further) {
      for (const judgement of further) {
        judgements.push(judgement);
        addTo(judged, judgement.left, judgement);
        addTo(judged, judgement.right, judgement);
      }
      const ends = [...[...gone, ...come].flat(), ...further.flatMap(({ left, right }) => [left, right])];
      if (ends.length === 0) return new Set();
      const put = (pairs: PairChanges['come'], change: typeof addTo<string, string>): void => {
        for (const [left, right] of pairs) {
          change(joined, left, right);
          change(joined, right, left);
        }
      };
      put(come, addTo);
      const concerned = connected(ends);
      put(gone, takeFrom);
      const rules = [...concerned].flatMap((id) =>
        [...(joined.get(id) ?? [])].flatMap((other) => (id < other ? [automatic([id, other])] : [])),
      );
      const said = new Set([...concerned].flatMap((id) => [...(judged.get(id) ?? [])]));
      const now = joinIds([...rules, ...judgements.filter((judgement) => said.has(judgement))], isKnown);
      return new Set(
        [...concerned].filter((id) => {
          const [was, is] = [finalIds.get(id) ?? id, now.finalId(id)];
          if (is === id) finalIds.delete(id);
          else finalIds.set(id, is);
          return was !== is;
        }),
      );
    },
  };
}
