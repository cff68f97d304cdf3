import { type CandidateKind, candidateKinds } from '../../src/extraction/candidates/candidate.ts';
import type { Decoded } from '../../src/extraction/decoding/decoded.ts';
import type { Judged } from '../../src/extraction/decoding/judged.ts';
import { dealStatuses, type MentionCluster, type NodeType, pressureActions } from '../../src/model/index.ts';

/** Types by the letter that a thing's name begins with: `S1` is a State, `W1` a weapon system. */
const typeOf: Readonly<Record<string, NodeType>> = {
  S: 'State',
  A: 'Alliance',
  O: 'Organization',
  P: 'Person',
  L: 'Legislation',
  G: 'Programme',
  W: 'WeaponSystem',
  M: 'Money',
  C: 'Count',
  D: 'Date',
};

/** Things such as `S1 S2 W1`, which stand in the text in the order given, ten characters apart. */
export function thingsOf(things: string): readonly MentionCluster[] {
  return things.split(' ').map((name, index) => {
    const type = typeOf[name.charAt(0)];
    if (type === undefined) throw new Error(`no type for ${name}`);
    return {
      type,
      names: [name],
      mentions: [{ start: index * 10, end: index * 10 + 2, form: 'name', source: 'tag' }],
    };
  });
}

/** Judged facts from lines such as `status:signed seller=S1 buyer=S2 item=W1 0.8`. */
export function judgedFrom(things: string, lines: readonly string[]): readonly Judged[] {
  const names = things.split(' ');
  return lines.map((line) => {
    const [head = '', ...rest] = line.split(' ');
    const [name, said] = head.split(':');
    const kind = candidateKinds.find((each): each is CandidateKind => each === name);
    const word = [...dealStatuses, ...pressureActions].find((each) => each === said);
    if (kind === undefined || word !== said) throw new Error(`no such fact: ${line}`);
    const roles = rest.slice(0, -1).map((part) => {
      const [role = '', player = ''] = part.split('=');
      if (!names.includes(player)) throw new Error(`no such thing: ${line}`);
      return [role, names.indexOf(player)] as const;
    });
    return {
      kind,
      roles: Object.fromEntries(roles),
      ...(word !== undefined && { word }),
      features: [],
      probability: Number(rest.at(-1)),
    };
  });
}

/** The lines that give these facts. */
export function factLines(things: string, facts: readonly Judged[]): readonly string[] {
  const names = things.split(' ');
  return facts.map(({ kind, word, roles, probability }) => {
    const parts = Object.entries(roles).flatMap(([role, player]) =>
      player === undefined ? [] : [`${role}=${names[player]}`],
    );
    return [word === undefined ? kind : `${kind}:${word}`, ...parts, probability].join(' ');
  });
}

/** What was decoded, a line each: kind, roles and values by the things' names, how probable, sorted. */
export function claimLines(things: string, decoded: readonly Decoded[]): readonly string[] {
  const names = things.split(' ');
  return decoded
    .map(({ kind, roles, values, denied, probability }) => {
      const parts = [...Object.entries(roles), ...Object.entries(values)].map(
        ([name, value]) => `${name}=${typeof value === 'number' ? names[value] : value}`,
      );
      return [...(denied ? ['denied'] : []), kind, ...parts, Math.round(probability * 100) / 100].join(' ');
    })
    .sort();
}
