import type { Doubt, Vocabulary } from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { groupBy } from '../util/group-by.ts';
import { compareContexts } from './compare-contexts.ts';
import { type Context, joinContexts, shared } from './contexts.ts';
import { type Finding, weigh } from './evidence.ts';

/** A name that several texts give, each with what it says around it. */
export interface Homonym {
  readonly id: string;
  /** What the vocabulary says of whoever it knows by this id. */
  readonly known?: Context;
  /** Text id → its context. */
  readonly texts: ReadonlyMap<string, Context>;
}

export interface Split {
  /** Text id → the id that the name has there; texts that are missing keep the plain one. */
  readonly ids: ReadonlyMap<string, string>;
  readonly doubts: readonly Doubt[];
}

interface Group {
  readonly key: string;
  readonly texts: readonly string[];
  readonly context: Context;
  readonly isKnown: boolean;
}

/**
 * Tells apart the bearers of one name by state, body and company. The plain id stays with whom the vocabulary knows, else with
 * the bearer whose owners come first in order, so that no order of texts matters; the others' ids name their owner as well
 * ("person:john-murray@state:ZAF"). Groups of texts join best evidence first, and those between which nothing decides become doubts.
 */
export function splitHomonyms({ id, known, texts }: Homonym, vocabulary: Vocabulary): Split {
  if (texts.size < 2 && known === undefined) return { ids: new Map(), doubts: [] };
  const groups = joined(groupsOf(texts, known), vocabulary);
  if (groups.length < 2) return { ids: new Map(), doubts: [] };
  const idOf = idsOf(id, groups);
  const doubts = groups.flatMap((left, index) =>
    groups.slice(index + 1).flatMap((right): readonly Doubt[] => {
      const { answer, score, reasons } = compared(left, right, vocabulary);
      if (answer === 'different') return [];
      const [first = '', second = ''] = [idOf(left), idOf(right)].sort(compare);
      return [{ kind: 'entity', left: first, right: second, score, reasons }];
    }),
  );
  const ids = groups.flatMap((group) => group.texts.map((text) => [text, idOf(group)] as const));
  return { ids: new Map(ids.filter(([, own]) => own !== id)), doubts };
}

/**
 * Texts that say the same of whom the name belongs to, as one. The vocabulary's own bearer has a group of its own, with all
 * texts that give one of its states or nothing: the offices within a state change too often to tell anybody known apart.
 */
function groupsOf(texts: ReadonlyMap<string, Context>, known: Context | undefined): readonly Group[] {
  const isOfKnown = ({ states, bodies }: Context): boolean =>
    known !== undefined &&
    (shared(states, known.states) !== undefined || (states.size === 0 && bodies.size === 0));
  const sorted = [...texts].sort(([a], [b]) => compare(a, b));
  const own = sorted.flatMap(([text, context]) => (isOfKnown(context) ? [text] : []));
  const told = groupBy(
    sorted.filter(([, context]) => !isOfKnown(context)),
    ([, context]) => signatureOf(context),
  );
  const others = [...told].map(
    ([key, members]): Group => ({
      key,
      texts: members.map(([text]) => text),
      context: joinContexts(members.map(([, context]) => context)),
      isKnown: false,
    }),
  );
  return known === undefined ? others : [{ key: '', texts: own, context: known, isKnown: true }, ...others];
}

function signatureOf({ states, bodies, sellers }: Context): string {
  return [states, bodies, sellers].map((ids) => [...ids].sort().join(' ')).join('|');
}

/** Joins the two groups with the best evidence while there are two that are the same; of equal evidence the first by key. */
function joined(groups: readonly Group[], vocabulary: Vocabulary): readonly Group[] {
  let all = groups;
  let pairs = all.flatMap((left, index) =>
    all.slice(index + 1).flatMap((right) => samePair(left, right, vocabulary)),
  );
  for (;;) {
    const [first] = pairs;
    if (first === undefined) return [...all].sort((a, b) => compare(a.key, b.key));
    const { left, right } = pairs.reduce((best, pair) => (isBefore(pair, best) ? pair : best), first);
    const one: Group = {
      key: `${left.key}+${right.key}`,
      texts: [...left.texts, ...right.texts],
      context: joinContexts([left.context, right.context]),
      isKnown: left.isKnown || right.isKnown,
    };
    const others = all.filter((group) => group !== left && group !== right);
    const stay = new Set(others);
    pairs = [
      ...pairs.filter((pair) => stay.has(pair.left) && stay.has(pair.right)),
      ...others.flatMap((other) => samePair(other, one, vocabulary)),
    ];
    all = [...others, one];
  }
}

function isBefore(a: Pair, b: Pair): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return (compare(a.left.key, b.left.key) || compare(a.right.key, b.right.key)) < 0;
}

interface Pair {
  readonly left: Group;
  readonly right: Group;
  readonly score: number;
}

/** The pair in the order of its keys where the two are the same. */
function samePair(a: Group, b: Group, vocabulary: Vocabulary): readonly Pair[] {
  const { answer, score } = compared(a, b, vocabulary);
  if (answer !== 'same') return [];
  return compare(a.key, b.key) < 0 ? [{ left: a, right: b, score }] : [{ left: b, right: a, score }];
}

function compared(left: Group, right: Group, vocabulary: Vocabulary): Finding {
  return weigh([['same-name'], ...compareContexts(left.context, right.context)], vocabulary);
}

/** The id of each group: the plain one for the first, the name of the owner behind it for the others. */
function idsOf(id: string, groups: readonly Group[]): (group: Group) => string {
  const ordered = [...groups].sort(
    (a, b) =>
      Number(b.isKnown) - Number(a.isKnown) || compare(ownerOf(a), ownerOf(b)) || compare(a.key, b.key),
  );
  const taken = new Map<string, number>();
  const ids = new Map<Group, string>();
  for (const [index, group] of ordered.entries()) {
    const owned = index === 0 ? id : `${id}@${ownerOf(group) || 'unnamed'}`;
    const times = (taken.get(owned) ?? 0) + 1;
    taken.set(owned, times);
    ids.set(group, times === 1 ? owned : `${owned}~${times}`);
  }
  return (group) => ids.get(group) ?? id;
}

/** What tells a group's bearer apart in an id: its body, else its state, else who sells what it builds. */
function ownerOf({ context }: Group): string {
  const [first = ''] = [context.bodies, context.states, context.sellers].flatMap((ids) => [...ids].sort());
  return first
    .replace(/^[^:]*:/, '')
    .replace('#', '-')
    .toLowerCase();
}
