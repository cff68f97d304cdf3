import type { ArgumentRole } from './fact-arguments.ts';
import { factArguments, isFactKind } from './fact-arguments.ts';
import type { Fact } from './facts.ts';

type Argument = Fact[number] | undefined;

/**
 * The parts in which a found fact differs from an annotated one, none when both say the same; undefined where they cannot be
 * compared, being of different kinds. Sums agree within 1.5 % of the annotated one; dates when one is a prefix of the other;
 * the order of allies does not count.
 */
export function differingArguments(found: Fact, annotated: Fact): readonly ArgumentRole[] | undefined {
  const [kind, ...args] = found;
  if (!isFactKind(kind) || kind !== annotated[0] || found.length !== annotated.length) return undefined;
  const differing = differences(factArguments[kind], args, annotated.slice(1));
  if (kind !== 'ally' || differing.length === 0) return differing;
  const exchanged = differences(factArguments[kind], [...args].reverse(), annotated.slice(1));
  return exchanged.length < differing.length ? exchanged : differing;
}

/** True when both facts say the same. */
export function saySame(found: Fact, annotated: Fact): boolean {
  return differingArguments(found, annotated)?.length === 0;
}

/** True when the first two parties of a fact are those of the other, exchanged, and all else is the same. */
export function isTurnedRound([kind, first, second, ...rest]: Fact, annotated: Fact): boolean {
  return second !== undefined && saySame([kind ?? null, second, first ?? null, ...rest], annotated);
}

function differences(
  roles: readonly ArgumentRole[],
  found: readonly Argument[],
  annotated: readonly Argument[],
): readonly ArgumentRole[] {
  return roles.filter((role, index) => !agree(role, found[index], annotated[index]));
}

function agree(role: ArgumentRole, found: Argument, annotated: Argument): boolean {
  switch (role) {
    case 'sum':
      return Math.abs(Number(found) - Number(annotated)) <= 0.015 * Math.abs(Number(annotated));
    case 'count':
      return Number(found) === Number(annotated);
    case 'date': {
      const [one, other] = [String(found), String(annotated)];
      return one.startsWith(other) || other.startsWith(one);
    }
    default:
      return found === annotated;
  }
}
