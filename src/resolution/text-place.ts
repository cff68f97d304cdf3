import type { ReadText } from '../model/index.ts';
import { compare } from '../util/compare.ts';

/** The day on which a text was first published; behind all days where no article that prints it has one. */
export function dayOf({ articles }: Pick<ReadText, 'articles'>): string {
  let first = '9999';
  for (const { published } of articles) if (published !== undefined && published < first) first = published;
  return first;
}

/** Orders texts by day, then by id, so that no two have one place. */
export function placeOf(text: Pick<ReadText, 'id' | 'articles'>): string {
  return `${dayOf(text)}\u0000${text.id}`;
}

/** The order of places. */
export function byPlace(a: ReadText, b: ReadText): number {
  return compare(placeOf(a), placeOf(b));
}
