import { groupBy } from '../util/group-by.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { saySame } from './differing-arguments.ts';
import type { Fact, FactEntity, FactSheet } from './facts.ts';
import { alignEntities } from './names-match.ts';
import type { ShortText } from './short-text.ts';

/** A text of a contrast group with what tells it apart from its neighbours. */
export interface ContrastCase {
  readonly text: ShortText;
  /** Facts of this text that not all texts of its group have: they must be read. */
  readonly wanted: readonly Fact[];
  /** What others of the group say and this one does not, and what it denies: none of it may be read. */
  readonly forbidden: readonly Fact[];
  /** Entities of the whole group, so that a neighbour's system is known when it is wrongly read. */
  readonly entities: Readonly<Record<string, FactEntity>>;
}

export interface ContrastError {
  readonly id: string;
  readonly text: string;
  readonly missed: readonly Fact[];
  readonly wrong: readonly Fact[];
}

/** How many texts of the contrast set are read right in all that tells them apart. */
export interface ContrastScores {
  readonly cases: number;
  readonly right: number;
  /** Of all texts, those from which nothing forbidden was read. */
  readonly clean: number;
  readonly errors: readonly ContrastError[];
}

/** What each text of a contrast set tests, its group taken together. */
export function contrastCases(texts: readonly ShortText[]): readonly ContrastCase[] {
  const groups = groupBy(texts, ({ group }) => group);
  return [...groups.values()].flatMap((group) => {
    const entities: Readonly<Record<string, FactEntity>> = Object.assign(
      {},
      ...group.map((text) => text.entities),
    );
    const told = group.map(({ facts }) => canonicalFacts(facts));
    return group.map((text, index): ContrastCase => {
      const own = told[index] ?? [];
      const has = (facts: readonly Fact[], fact: Fact): boolean =>
        facts.some((other) => saySame(other, fact));
      const open = canonicalFacts(text.optional);
      const elsewhere = [...told.flat(), ...canonicalFacts(text.denied ?? [])];
      return {
        text,
        entities,
        wanted: own.filter((fact) => !told.every((facts) => has(facts, fact))),
        forbidden: elsewhere.filter(
          (fact, at) => !has(own, fact) && !has(open, fact) && !has(elsewhere.slice(0, at), fact),
        ),
      };
    });
  });
}

/** Scores the cases; a text without a prediction said nothing. */
export function scoreContrast(
  cases: readonly ContrastCase[],
  predicted: ReadonlyMap<string, FactSheet>,
): ContrastScores {
  const errors = cases.flatMap(({ text, wanted, forbidden, entities }): readonly ContrastError[] => {
    const sheet = predicted.get(text.id);
    const aligned = alignEntities(sheet?.entities ?? {}, entities);
    const found = canonicalFacts(sheet?.facts ?? [], aligned);
    const says = (fact: Fact): boolean => found.some((other) => saySame(other, fact));
    const missed = wanted.filter((fact) => !says(fact));
    const wrong = forbidden.filter(says);
    return missed.length + wrong.length > 0 ? [{ id: text.id, text: text.text, missed, wrong }] : [];
  });
  const clean = cases.length - errors.filter(({ wrong }) => wrong.length > 0).length;
  return { cases: cases.length, right: cases.length - errors.length, clean, errors };
}
