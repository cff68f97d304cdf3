import type { Vocabulary } from '../../model/index.ts';
import { createDependents } from '../../util/dependents.ts';
import { withIds } from '../contexts.ts';
import { spelledKinds } from '../join-spellings.ts';
import type { UnknownName } from '../read-names.ts';
import { liveAlike, type Names, type PairChanges } from './live-alike.ts';

/** Which pairs `joinSpellings` joins, kept up to date name by name. */
export interface LiveSpellings {
  /** Takes in unknown names that are new or changed, `undefined` for those that are no more. */
  change(names: Names): PairChanges;
}

const nothing: ReadonlySet<string> = new Set();

/** Names of a kind are compared in contexts that have one id for what was joined of the kinds before. */
export function liveSpellings(vocabulary: Vocabulary): LiveSpellings {
  const held = new Map<string, UnknownName>();
  const kinds = spelledKinds.map((kind) => ({ kind, alike: liveAlike(vocabulary) }));
  /** Which names have which ids in their contexts. */
  const namesWith = createDependents();

  return {
    change(given) {
      const [gone, come]: [PairChanges['gone'][number][], PairChanges['come'][number][]] = [[], []];
      const moved = new Set<string>();
      for (const [place, { kind, alike }] of kinds.entries()) {
        const due = new Map<string, UnknownName | undefined>();
        for (const id of moved) {
          for (const name of namesWith.of(id))
            if (held.get(name)?.kind === kind) due.set(name, held.get(name));
        }
        for (const [id, name] of given) {
          if (name?.kind === kind) due.set(id, name);
          else if (held.get(id)?.kind === kind) due.set(id, undefined);
        }
        const final = (id: string): string =>
          kinds.slice(0, place).reduce((now, before) => before.alike.firstOf(now), id);
        const changes = alike.change(
          new Map(
            [...due].map(([id, name]) => [id, name && { ...name, context: withIds(name.context, final) }]),
          ),
        );
        gone.push(...changes.gone);
        come.push(...changes.come);
        for (const pair of [...changes.gone, ...changes.come]) for (const id of pair) moved.add(id);
      }
      for (const [id, name] of given) {
        if (name === undefined) held.delete(id);
        else held.set(id, name);
        namesWith.note(id, name === undefined ? nothing : idsAround(name, vocabulary));
      }
      return { gone, come };
    },
  };
}

/** The ids in a name's context that may turn out to be those of another; systems are compared before all others. */
function idsAround({ kind, context }: UnknownName, vocabulary: Vocabulary): ReadonlySet<string> {
  if (kind === 'WeaponSystem') return nothing;
  const { bodies, systems, parties } = context;
  const all = [...bodies, ...systems, ...[...parties].flatMap((party) => party.split(' '))];
  return new Set(all.filter((id) => !vocabulary.entities.has(id)));
}
