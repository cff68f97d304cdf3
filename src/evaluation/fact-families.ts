import { argumentsOf, entitiesOf, isFactKind } from './fact-arguments.ts';
import type { Fact, FactKind } from './facts.ts';

/** The kind of fact that a fact of another kind says more about. */
export type ParentKind = 'transfer' | 'pressure';

const parents: Partial<Readonly<Record<FactKind, ParentKind>>> = {
  value: 'transfer',
  quantity: 'transfer',
  status: 'transfer',
  signed: 'transfer',
  over: 'pressure',
  under: 'pressure',
};

/** The kind of fact that this one says more about, if any: a price needs its transfer, a law its pressure. */
export function parentKindOf([kind]: Fact): ParentKind | undefined {
  return isFactKind(kind) ? parents[kind] : undefined;
}

/** True when a fact can be what the other says more about: it has its kind and none of the other's parties and items differ. */
export function isParent(parent: Fact, child: Fact): boolean {
  if (parent[0] !== parentKindOf(child)) return false;
  const known = new Map(argumentsOf(parent).map(({ role, value }) => [role, value]));
  const shared = argumentsOf(child).filter(({ role }) => sharedRoles[parent[0] as ParentKind].has(role));
  return shared.every(({ role, value }) => known.get(role) === value);
}

const sharedRoles: Readonly<Record<ParentKind, ReadonlySet<string>>> = {
  transfer: new Set(['seller', 'buyer', 'item']),
  pressure: new Set(['presser', 'pressed']),
};

/** True when both facts have the same entities in the same parts of facts of which neither says more about the other. */
export function isOtherKind(fact: Fact, other: Fact): boolean {
  const [family, otherFamily] = [fact, other].map((each) => parentKindOf(each) ?? each[0]);
  if (family === otherFamily) return false;
  const [entities, others] = [entitiesOf(fact), entitiesOf(other)];
  if (entities.length < 2 || entities.length !== others.length) return false;
  const inOrder = (list: readonly string[]) => list.every((entity, index) => entity === others[index]);
  const isUnordered = fact[0] === 'ally' || other[0] === 'ally';
  return inOrder(entities) || (isUnordered && inOrder([...entities].reverse()));
}
