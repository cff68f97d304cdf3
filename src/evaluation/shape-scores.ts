import type { FactSheet, GoldArticle } from './facts.ts';
import { type ScoreRow, scoreFacts } from './score-facts.ts';

/** How the articles of one shape are read. */
export interface ShapeScore extends ScoreRow {
  readonly articles: number;
}

const wordsIn = ({ text }: GoldArticle): number => text.split(/\s+/).filter(Boolean).length;
const dealsIn = ({ facts }: GoldArticle): number => facts.filter(([kind]) => kind === 'transfer').length;

/** Shapes that reading finds easier or harder than the rest; an article may have several. */
const shapes: readonly (readonly [name: string, has: (sheet: GoldArticle) => boolean])[] = [
  ['to 120 words', (sheet) => wordsIn(sheet) <= 120],
  ['from 800 words', (sheet) => wordsIn(sheet) >= 800],
  ['from 8 deals', (sheet) => dealsIn(sheet) >= 8],
  ['without a fact', ({ facts }) => facts.length === 0],
];

/** Scores over the articles of each shape, all kinds of fact together; shapes that no article has are left out. */
export function scoreShapes(
  gold: readonly GoldArticle[],
  predicted: ReadonlyMap<string, FactSheet>,
): readonly ShapeScore[] {
  return shapes.flatMap(([name, has]) => {
    const articles = gold.filter(has);
    if (articles.length === 0) return [];
    return [{ ...scoreFacts(articles, predicted).all, name, articles: articles.length }];
  });
}
