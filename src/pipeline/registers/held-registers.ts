import type { HeldRegister, RecordEntry } from '../../model/index.ts';

export type RegisterPart = Extract<RecordEntry, { type: 'register' }>;
type Registers = ReadonlyMap<string, HeldRegister>;

/** The registers with a further part of one; what its parts say again counts once. */
export function withRegisterPart(registers: Registers, part: RegisterPart): Registers {
  const { register, transfers, listings, at } = part;
  const held = registers.get(register.id);
  return new Map(registers).set(register.id, {
    register,
    recorded: held?.recorded ?? at,
    transfers: new Map([...(held?.transfers ?? []), ...transfers.map((row) => [row.line, row] as const)]),
    listings: new Map([...(held?.listings ?? []), ...listings.map((each) => [each.listId, each] as const)]),
  });
}

/** The registers without one; the same where it is not there. */
export function withoutRegister(registers: Registers, id: string): Registers {
  if (!registers.has(id)) return registers;
  return new Map([...registers].filter(([each]) => each !== id));
}

/** The part of a register that is not held yet; nothing where all of it is. */
export function newPart(registers: Registers, part: RegisterPart): RegisterPart | undefined {
  const held = registers.get(part.register.id);
  if (held === undefined) return part;
  const transfers = part.transfers.filter(({ line }) => !held.transfers.has(line));
  const listings = part.listings.filter(({ listId }) => !held.listings.has(listId));
  if (transfers.length === 0 && listings.length === 0) return undefined;
  return { ...part, transfers, listings };
}
