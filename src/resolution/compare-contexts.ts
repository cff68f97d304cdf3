import { type Context, shared } from './contexts.ts';

type Found = readonly (readonly [name: string, detail?: string])[];

/** What two contexts say for and against one owner of a name, in the names of the vocabulary's weights. */
export function compareContexts(a: Context, b: Context): Found {
  const found: (readonly [string, string?])[] = [];
  const state = shared(a.states, b.states);
  if (state !== undefined) found.push(['same-state', state]);
  else if (a.states.size > 0 && b.states.size > 0) found.push(['other-state', pairOf(a.states, b.states)]);
  const body = [...a.bodies].sort().find((id) => [...b.bodies].some((other) => areOneBody(id, other)));
  if (body !== undefined) found.push(['same-body', body]);
  else if (a.bodies.size > 0 && b.bodies.size > 0) found.push(['other-body', pairOf(a.bodies, b.bodies)]);
  else if (isStateAgainstBody(a, b) || isStateAgainstBody(b, a)) found.push(['state-against-body']);
  if (a.states.size === 0 && b.states.size === 0) {
    const seller = shared(a.sellers, b.sellers);
    if (seller === undefined && a.sellers.size > 0 && b.sellers.size > 0)
      found.push(['other-seller', pairOf(a.sellers, b.sellers)]);
  }
  const system = shared(a.systems, b.systems);
  if (system !== undefined) found.push(['shared-system', system]);
  return found;
}

function isStateAgainstBody(a: Context, b: Context): boolean {
  return a.states.size > 0 && a.bodies.size === 0 && b.bodies.size > 0 && b.states.size === 0;
}

/** "Foreign Ministry" and "Chinese Foreign Ministry": one body where the words of one are all among the other's. */
function areOneBody(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [a, b].map((id) => new Set(id.replace(/^[^:]*:(?:[A-Z]{3}#)?/, '').split('-')));
  if (left === undefined || right === undefined) return false;
  return [...left].every((word) => right.has(word)) || [...right].every((word) => left.has(word));
}

function pairOf(a: ReadonlySet<string>, b: ReadonlySet<string>): string {
  return [[...a].sort().join(' '), [...b].sort().join(' ')].join(' / ');
}
