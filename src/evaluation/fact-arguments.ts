import { type Fact, type FactKind, factArity } from './facts.ts';

/** What each argument of a fact is, in order; in the words that a cause names it by. */
export const factArguments = {
  transfer: ['seller', 'buyer', 'item'],
  made_by: ['item', 'maker'],
  value: ['seller', 'buyer', 'sum', 'currency'],
  quantity: ['buyer', 'item', 'count'],
  status: ['seller', 'buyer', 'item', 'status'],
  signed: ['seller', 'buyer', 'date'],
  pressure: ['presser', 'pressed', 'act'],
  exclude: ['excluder', 'member', 'body'],
  under: ['presser', 'pressed', 'law'],
  over: ['presser', 'pressed', 'item'],
  law_of: ['law', 'owner'],
  member: ['member', 'body'],
  ally: ['ally', 'ally'],
  resist: ['resister', 'presser'],
  official: ['person', 'body'],
} as const satisfies { readonly [Kind in FactKind]: { readonly length: (typeof factArity)[Kind] } };

/** The part that an argument plays in its fact. */
export type ArgumentRole = (typeof factArguments)[FactKind][number];

/** Arguments that are no entities. */
const plainRoles: ReadonlySet<ArgumentRole> = new Set(['sum', 'currency', 'count', 'date', 'status', 'act']);

/** An argument that a fact has, with its part. */
export interface FactArgument {
  readonly role: ArgumentRole;
  readonly value: string | number;
  readonly isEntity: boolean;
}

/** True for a kind of fact that the annotation guide knows. */
export function isFactKind(kind: unknown): kind is FactKind {
  return typeof kind === 'string' && Object.hasOwn(factArity, kind);
}

/** The arguments of a fact with their parts, those left out apart; none for an unknown kind. */
export function argumentsOf([kind, ...values]: Fact): readonly FactArgument[] {
  if (!isFactKind(kind)) return [];
  return factArguments[kind].flatMap((role, index) => {
    const value = values[index];
    return value === null || value === undefined ? [] : [{ role, value, isEntity: !plainRoles.has(role) }];
  });
}

/** The entities of a fact in order, those left out apart. */
export function entitiesOf(fact: Fact): readonly string[] {
  return argumentsOf(fact).flatMap(({ value, isEntity }) => (isEntity ? [String(value)] : []));
}

/** True for a part that a sum, count, date, status or act plays, and no entity. */
export function isPlainRole(role: ArgumentRole): boolean {
  return plainRoles.has(role);
}
