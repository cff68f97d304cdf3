import type { Doubt, Entity } from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';
import { normalizeName } from '../util/normalize-name.ts';
import { byIds, doubtOf, pairsIn } from './doubts.ts';

/** Unknown names that differ in spaces or a plural's ending only; sorted by their ids. */
export function spellingDoubts(entities: readonly Entity[]): readonly Doubt[] {
  const named = groupBy(entities, ({ kind, name }) => `${kind} ${squeezed(name)}`);
  return pairsIn(named.values())
    .filter(([a, b]) => !(a.known && b.known))
    .map(([a, b]) => {
      const detail = `“${a.name}” and “${b.name}” are spelt nearly alike`;
      return doubtOf('entity', a.id, b.id, [{ name: 'spelling', weight: 1, detail }]);
    })
    .sort(byIds);
}

/** A name without spaces and without the ending of plurals; short words and designations stay whole. */
function squeezed(name: string): string {
  return normalizeName(name)
    .split(' ')
    .map((word) => (/^\p{L}{4,}s$/u.test(word) ? word.slice(0, -1) : word))
    .join('');
}
