import type { Resolution, ResolvedRegisters, Vocabulary } from '../../model/index.ts';
import { type RegisterGround, resolveRegisters } from '../../resolution/index.ts';
import type { LiveRecord } from '../live-record.ts';

/** What the registers of a record name, by what a resolution made of its claims. */
export function registersOf(
  { registers, judgements }: Pick<LiveRecord, 'registers' | 'judgements'>,
  resolution: Resolution,
  vocabulary: Vocabulary,
): ResolvedRegisters {
  return resolveRegisters(registers.values(), groundOf(resolution), vocabulary, judgements);
}

/** A resolution, as registers ask it. */
export function groundOf({ entities, bases, parents }: Resolution): RegisterGround {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return {
    entities: () => entities,
    entityOf: (id) => byId.get(id),
    baseOf: (id) => bases.get(id),
    parentOf: (id) => parents.get(id),
  };
}
