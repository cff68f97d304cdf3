import type { Vocabulary } from '../../src/model/index.ts';

const fewestSwaps = 4;

/**
 * Makes a twin of a report: the same wording about other parties, systems, figures and days, as an agency's template gives it.
 * Each state, by all its names, becomes another one throughout, and so does each system; every figure changes. None where the
 * report names too little of this to be told from its twin.
 */
export function createTwinMaker(
  vocabulary: Vocabulary,
  random: () => number,
): (report: string) => string | undefined {
  const states = vocabulary.states.filter(({ demonyms }) => demonyms.length > 0);
  const weapons = vocabulary.weapons.map(({ name }) => name).filter((name) => /\d/.test(name));
  return (report) => {
    const other = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const swaps: (readonly [string, string])[] = [];
    for (const state of states) {
      if (!report.includes(state.name) && !state.demonyms.some((word) => report.includes(word))) continue;
      const twin = other(states);
      if (twin === undefined) continue;
      swaps.push(
        [state.name, twin.name],
        ...state.demonyms.map((word) => [word, twin.demonyms[0] ?? twin.name] as const),
      );
      const capital = twin.capitals[0];
      if (capital !== undefined) swaps.push(...state.capitals.map((name) => [name, capital] as const));
    }
    for (const name of weapons) {
      if (report.includes(name)) swaps.push([name, other(weapons) ?? name]);
    }
    if (swaps.length < fewestSwaps) return undefined;
    const named = replaceAll(report, swaps);
    return named.replace(/(?<![\p{L}\d-])\d+(?:[.,]\d+)*(?![\p{L}\d-])/gu, (figure) =>
      changed(figure, random),
    );
  };
}

/** All replacements at once, the longest name first, so that none is made within another. */
function replaceAll(text: string, swaps: readonly (readonly [string, string])[]): string {
  if (swaps.length === 0) return text;
  const by = new Map(swaps);
  const names = [...by.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(
    new RegExp(`(?<![\\p{L}\\d])(?:${names.join('|')})(?![\\p{L}\\d])`, 'gu'),
    (name) => by.get(name) ?? name,
  );
}

function changed(figure: string, random: () => number): string {
  return figure.replace(/\d/g, (digit, at: number) =>
    String(at === 0 ? 1 + ((Number(digit) + Math.floor(random() * 8)) % 9) : Math.floor(random() * 10)),
  );
}
