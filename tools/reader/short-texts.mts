import { join } from 'node:path';
import type { Fact, FactEntity, GoldArticle, ShortText } from '../../src/evaluation/index.ts';
import { readShortTexts } from '../../src/pipeline/index.ts';

/** The sentence bank and the learning half of the contrast set; the measuring half is never given out. */
export async function textsToLearn(gold: string): Promise<readonly ShortText[]> {
  const texts = [
    ...(await readShortTexts(join(gold, 'bank'))),
    ...(await readShortTexts(join(gold, 'contrast'))),
  ];
  return texts.filter(({ half }) => half !== 'measure');
}

const block = 10;
const parts = 8;

/**
 * The part of the short texts that a text belongs to: every eighth block of ten neighbours is part 1 and every eighth is
 * part 2, which one reader of the folds each does not learn from. Neighbours tell nearly the same and stay together.
 */
export function partOf(index: number): '' | '-1' | '-2' {
  const place = Math.floor(index / block) % parts;
  return place === 0 ? '-1' : place === parts / 2 ? '-2' : '';
}

const leastPacked = 3;
const spread = 4;

/**
 * Joins short texts into texts of several paragraphs, so that what one says is not read into its neighbours. Texts that
 * stand close together in a file tell nearly the same and are kept apart.
 */
export function packed(texts: readonly ShortText[]): readonly GoldArticle[] {
  // A step without a common factor visits every text once and never two neighbours in a row.
  const step = coprimeNear(Math.floor(texts.length * 0.381966), texts.length);
  const order = texts
    .map((_, index) => texts[(index * step) % texts.length])
    .filter((text) => text !== undefined);
  const packs: GoldArticle[] = [];
  for (let at = 0; at < order.length; ) {
    const size = leastPacked + (packs.length % spread);
    packs.push(joined(order.slice(at, at + size), `pack-${packs.length + 1}`));
    at += size;
  }
  return packs;
}

function joined(texts: readonly ShortText[], id: string): GoldArticle {
  const entities: Record<string, FactEntity> = {};
  const keyOfName = new Map<string, string>();
  const renamed = texts.map((text, index) => {
    const keys = new Map<string, string>();
    for (const [key, entity] of Object.entries(text.entities)) {
      const names = entity.names ?? [];
      // One name means one thing in the whole text, although two short texts speak of it.
      const held = names.map((name) => keyOfName.get(`${entity.type} ${name}`)).find(Boolean);
      const joint = held ?? `${key}.${index}`;
      keys.set(key, joint);
      entities[joint] = { ...entity, names: [...(entities[joint]?.names ?? []), ...names] };
      for (const name of names) keyOfName.set(`${entity.type} ${name}`, joint);
    }
    return (fact: Fact): Fact =>
      fact.map((argument) => (typeof argument === 'string' ? (keys.get(argument) ?? argument) : argument));
  });
  const all = (of: (text: ShortText) => readonly Fact[]): Fact[] =>
    texts.flatMap((text, index) => of(text).map((fact) => renamed[index]?.(fact) ?? fact));
  return {
    id,
    text: texts.map(({ text }) => text).join('\n\n'),
    entities,
    facts: all(({ facts }) => facts),
    optional: all(({ optional }) => optional),
    denied: all(({ denied = [] }) => denied),
  };
}

function coprimeNear(start: number, length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  for (let step = Math.max(1, start); ; step++) if (divisor(step, length) === 1) return step;
}
