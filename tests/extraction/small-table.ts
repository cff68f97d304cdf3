import { type ScoreTable, scoreTable } from '../../src/extraction/decoding/score-table.ts';
import type { MentionCluster, NodeType } from '../../src/model/index.ts';

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

/** A score table from lines such as `s_item S1 W1 3`; things stand in the text in the order given, ten characters apart. */
export function smallTable(things: string, lines: readonly string[]): ScoreTable {
  const names = things.split(' ');
  const clusters = names.map((name, index): MentionCluster => {
    const type = typeOf[name.charAt(0)];
    if (type === undefined) throw new Error(`no type for ${name}`);
    return {
      type,
      names: [name],
      mentions: [{ start: index * 10, end: index * 10 + 2, form: 'name', source: 'tag' }],
    };
  });
  const scores = lines.map((line) => {
    const [label = '', head = '', tail = '', score] = line.split(' ');
    if (!names.includes(head) || !names.includes(tail)) throw new Error(`no such thing: ${line}`);
    return { label, head: names.indexOf(head), tail: names.indexOf(tail), score: Number(score) };
  });
  return scoreTable(clusters, scores);
}

interface Found {
  readonly kind: string;
  readonly roles: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number | string | undefined>>;
}

/** What was decoded, a line each: kind, roles and values by the things' names, sorted. */
export function lines(things: string, found: readonly Found[]): readonly string[] {
  const names = things.split(' ');
  return found
    .map(({ kind, roles, values }) => {
      const parts = [...Object.entries(roles), ...Object.entries(values)].map(
        ([name, value]) => `${name}=${typeof value === 'number' ? names[value] : value}`,
      );
      return `${kind} ${parts.join(' ')}`;
    })
    .sort();
}
