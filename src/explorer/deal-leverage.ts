import type { SnapshotIndex } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import type { Lever } from './api.ts';
import { wordsOf } from './properties.ts';

/**
 * Who can act on a deal, and by what: those who pressed over it or over its system while it was on, those whose firms make the
 * system or its parts, and those whose laws were invoked. What the vocabulary alone knows is marked as reference.
 */
export function dealLeverage(index: SnapshotIndex, deal: string): readonly Lever[] {
  const systems = index.from(deal, 'COVERS').map(({ to }) => to.id);
  const family = [
    ...new Set([...systems, ...systems.flatMap((id) => index.from(id, 'VARIANT_OF').map(({ to }) => to.id))]),
  ];
  const levers = [
    ...pressureOver(index, deal),
    ...family.flatMap((system) => makersOf(index, system)),
    ...family.flatMap((system) =>
      index.to(system, 'COMPONENT_OF').flatMap(({ from }) => makersOf(index, from.id)),
    ),
  ];
  const ordered = [...levers].sort(
    (a, b) =>
      Number(a.basis === 'reference') - Number(b.basis === 'reference') ||
      compare(a.actorName, b.actorName) ||
      compare(a.through?.name ?? '', b.through?.name ?? ''),
  );
  const seen = new Set<string>();
  return ordered.filter(({ actor, how, through }) => {
    const key = `${actor} ${how} ${through?.id ?? ''}`;
    return seen.size < seen.add(key).size;
  });
}

function pressureOver(index: SnapshotIndex, deal: string): readonly Lever[] {
  return index
    .to(deal, 'CONCERNS')
    .map(({ from }) => from.id)
    .flatMap((pressure) => {
      const node = index.node(pressure);
      const laws = index.from(pressure, 'UNDER_LAW').map(({ to }) => index.nameOf(to.id));
      const under = laws.length === 0 ? '' : ` under ${laws.join(', ')}`;
      return index.from(pressure, 'PRESSED_BY').map(({ to }) => ({
        actor: to.id,
        actorName: index.nameOf(to.id),
        how: `${wordsOf(node, 'action') ?? 'press'}${under}, ${wordsOf(node, 'last') ?? 'undated'}`,
        through: { id: pressure, name: index.nameOf(pressure) },
        basis: 'article' as const,
      }));
    });
}

function makersOf(index: SnapshotIndex, system: string): readonly Lever[] {
  return index.from(system, 'MADE_BY').map((made) => {
    const { id } = index.principalOf(made.to.id);
    const firm = index.nameOf(made.to.id);
    return {
      actor: id,
      actorName: index.nameOf(id),
      how: id === made.to.id ? 'makes it' : `home of its maker ${firm}`,
      through: { id: system, name: index.nameOf(system) },
      basis: wordsOf(made, 'basis') === 'reference' ? ('reference' as const) : ('article' as const),
    };
  });
}
