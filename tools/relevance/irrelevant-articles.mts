import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../src/util/create-random.ts';

/** An article about something else, made up of sentences that were written for its topic (topics/*.txt). */
export interface IrrelevantArticle {
  readonly id: string;
  readonly topic: string;
  /** `near`: words of this trade without a deal, or pressure that has nothing to do with arms. */
  readonly kind: 'plain' | 'near';
  readonly text: string;
}

interface Topic {
  readonly name: string;
  readonly kind: 'plain' | 'near';
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly headlines: readonly string[];
  readonly sentences: readonly string[];
}

const folder = fileURLToPath(new URL('topics', import.meta.url));

/** So many articles of each topic, the same for the same seed: a headline, perhaps a dateline, 4 to 28 sentences in paragraphs. */
export function irrelevantArticles(each: number, seed: number): readonly IrrelevantArticle[] {
  const random = createRandom(seed);
  return topics().flatMap((topic) =>
    Array.from({ length: each }, (_, number) => ({
      id: `${topic.name}-${number + 1}`,
      topic: topic.name,
      kind: topic.kind,
      text: write(topic, random),
    })),
  );
}

/** A list is a line `@name: a | b`, a topic begins with `# name kind`, its headlines with `H: `; every other line is a sentence. */
function topics(): readonly Topic[] {
  const common = listsIn(readFileSync(`${folder}/common.txt`, 'utf8').split('\n'));
  const files = readdirSync(folder).filter((file) => file !== 'common.txt');
  return files.sort().flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split(/^# /m)
      .slice(1)
      .map((part) => {
        const [head = '', ...lines] = part.split('\n').filter((line) => line.trim() !== '');
        const [name = '', kind = ''] = head.split(' ');
        if (kind !== 'plain' && kind !== 'near') throw new Error(`${file}: ${head}: neither plain nor near`);
        return {
          name,
          kind,
          lists: new Map([...common, ...listsIn(lines)]),
          headlines: lines.filter((line) => line.startsWith('H: ')).map((line) => line.slice(3)),
          sentences: lines.filter((line) => !/^(?:H: |@)/.test(line)),
        };
      }),
  );
}

function listsIn(lines: readonly string[]): Map<string, readonly string[]> {
  return new Map(
    lines.flatMap((line) => {
      const [, name, items] = /^@(\w+): (.*)$/.exec(line) ?? [];
      return name !== undefined && items !== undefined ? [[name, items.split(' | ')] as const] : [];
    }),
  );
}

function write(topic: Topic, random: () => number): string {
  const pick = <T,>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error(`${topic.name}: a list is empty`);
    return item;
  };
  const kept = new Map<string, string>();
  // A place with a number ({club1}) stays the same throughout the article, and differs from the other numbers of its list.
  const fill = (text: string): string =>
    text.replaceAll(/\{([a-z]+)(\d?)\}/g, (_, list: string, number: string) => {
      const items = topic.lists.get(list) ?? [];
      if (number === '') return fill(pick(items));
      const key = `${list}${number}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const filled = fill(pick(items));
      kept.set(key, filled);
      return filled;
    });
  const [lead = '', ...rest] = topic.sentences;
  const body = shuffled(rest, random).slice(0, 3 + Math.floor(random() * (rest.length - 3)));
  const more = random() < 0.3 ? shuffled(rest, random) : [];
  const sentences = [random() < 0.5 ? lead : pick(rest), ...body, ...more].map(fill).map(capitalized);
  const dateline = pick([
    '',
    '',
    fill(
      `date ${2005 + Math.floor(random() * 20)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}\n\n`,
    ),
    fill('By {person}\n\n'),
    fill(`{capital}, {month} ${2 + Math.floor(random() * 26)} - `),
    fill('{city} ({state}) — '),
  ]);
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; ) {
    const length = 1 + Math.floor(random() * 3);
    paragraphs.push(sentences.slice(at, at + length).join(' '));
    at += length;
  }
  return `${capitalized(fill(pick(topic.headlines)))}\n\n${dateline}${paragraphs.join('\n\n')}\n`;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
