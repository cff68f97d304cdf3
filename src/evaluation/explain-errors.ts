import { groupBy } from '../util/group-by.ts';
import { canonicalFacts } from './canonical-facts.ts';
import type { PhrasesOf } from './create-phrases-of.ts';
import { createSentenceFinders } from './create-sentence-finders.ts';
import { saySame } from './differing-arguments.ts';
import { type ArgumentRole, entitiesOf } from './fact-arguments.ts';
import { isOtherKind, isParent, type ParentKind, parentKindOf } from './fact-families.ts';
import type { Fact, FactSheet } from './facts.ts';
import { alignEntities } from './names-match.ts';
import { type ErrorPair, pairErrors } from './pair-errors.ts';
import type { FactError } from './score-facts.ts';

/**
 * Why a fact is missed or wrong, as far as the sheets tell:
 * - `name not found`: no extracted claim has an entity of the missed fact;
 * - `other ROLE`, `turned round`: a missed and a wrong fact are one but for an argument, or for the order of the parties;
 * - `without PARENT`: the transfer or pressure that it belongs to is itself missed, or itself wrong;
 * - `denied`: the annotation has it among what the text denies;
 * - `name not annotated`: the annotation has no such entity;
 * - `kind`: its entities are annotated, in the same order, with another kind of fact;
 * - `not read`, `not in the text`: missed, wrong, and none of these.
 */
export type ErrorCause =
  | 'name not found'
  | `other ${ArgumentRole}`
  | 'turned round'
  | `without ${ParentKind}`
  | 'not read'
  | 'denied'
  | 'name not annotated'
  | 'kind'
  | 'not in the text';

/** An error with its cause and where the text speaks of it. */
export interface ExplainedError extends FactError {
  readonly cause: ErrorCause;
  /** The entities that were not found or are not annotated, by a name. */
  readonly names?: readonly string[];
  /** The fact of the other sheet that it stands against: read for the missed one, annotated for the wrong one. */
  readonly counterpart?: Fact;
  /** The shortest of the sentences that name most of its arguments; missing where none names any. */
  readonly sentence?: string;
}

/** What errors are explained by. */
export interface ErrorSources<Sheet extends FactSheet = FactSheet> {
  readonly gold: readonly Sheet[];
  readonly predicted: ReadonlyMap<string, FactSheet>;
  readonly sentencesOf: (sheet: Sheet) => readonly string[];
  readonly phrasesOf: PhrasesOf;
}

/** Gives each error of `scoreFacts` its cause and its sentence, article by article as they come; pure. */
export function explainErrors<Sheet extends FactSheet>(
  errors: readonly FactError[],
  { gold, predicted, sentencesOf, phrasesOf }: ErrorSources<Sheet>,
): readonly ExplainedError[] {
  const byArticle = groupBy(errors, ({ article }) => article);
  const finderFor = createSentenceFinders(phrasesOf);
  return gold.flatMap((sheet) => {
    const own = byArticle.get(sheet.id) ?? [];
    if (own.length === 0) return [];
    const sides = sidesOf(sheet, predicted.get(sheet.id), own);
    const findSentence = finderFor(sentencesOf(sheet), sides.namesOf);
    return own.map((error) => {
      const sentence = findSentence(error.fact);
      return { ...error, ...explain(error, sides), ...(sentence !== undefined && { sentence }) };
    });
  });
}

type Explanation = Pick<ExplainedError, 'cause' | 'names' | 'counterpart'>;

/** An article's facts on both sides, in the annotation's keys. */
interface Sides {
  readonly annotated: readonly Fact[];
  readonly allowed: readonly Fact[];
  readonly denied: readonly Fact[];
  readonly read: readonly Fact[];
  readonly pairs: readonly ErrorPair[];
  readonly isAnnotated: (key: string) => boolean;
  readonly isFound: (key: string) => boolean;
  /** Names that the annotation or the extraction gives an entity; none for a State. */
  readonly namesOf: (key: string) => readonly string[];
}

function sidesOf(sheet: FactSheet, guess: FactSheet | undefined, errors: readonly FactError[]): Sides {
  const guessed = guess?.entities ?? {};
  const aligned = alignEntities(guessed, sheet.entities);
  const found = new Set(aligned.values());
  const names = new Map<string, readonly string[]>();
  for (const [key, entity] of Object.entries(sheet.entities)) names.set(key, entity.names ?? []);
  for (const [key, to] of aligned) names.set(to, [...(names.get(to) ?? []), ...(guessed[key]?.names ?? [])]);
  const factsOf = (verdict: FactError['verdict']) =>
    errors.flatMap((error) => (error.verdict === verdict ? [error.fact] : []));
  const annotated = canonicalFacts(sheet.facts);
  return {
    annotated,
    allowed: [...annotated, ...canonicalFacts(sheet.optional)],
    denied: canonicalFacts(sheet.denied ?? []),
    read: canonicalFacts(guess?.facts ?? [], aligned),
    pairs: pairErrors(factsOf('missed'), factsOf('wrong')),
    isAnnotated: (key) => Object.hasOwn(sheet.entities, key),
    isFound: (key) => found.has(key),
    namesOf: (key) => names.get(key) ?? [],
  };
}

function explain({ verdict, fact }: FactError, sides: Sides): Explanation {
  return verdict === 'missed' ? explainMissed(fact, sides) : explainWrong(fact, sides);
}

function explainMissed(fact: Fact, sides: Sides): Explanation {
  const pair = sides.pairs.find(({ missed }) => missed === fact);
  const counterpart = pair && { counterpart: pair.wrong };
  const lacking = entitiesOf(fact).filter((key) => !sides.isFound(key));
  if (lacking.length > 0) return { cause: 'name not found', names: shown(lacking, sides), ...counterpart };
  if (pair) return { cause: causeOf(pair), ...counterpart };
  return orphaned(fact, sides.annotated, sides.read) ?? { cause: 'not read' };
}

function explainWrong(fact: Fact, sides: Sides): Explanation {
  // What the text denies in so many words is wrong for that reason, whatever else was missed.
  if (sides.denied.some((denied) => saySame(fact, denied))) return { cause: 'denied' };
  const pair = sides.pairs.find(({ wrong }) => wrong === fact);
  if (pair) return { cause: causeOf(pair), counterpart: pair.missed };
  const strange = entitiesOf(fact).filter((key) => !sides.isAnnotated(key));
  if (strange.length > 0) return { cause: 'name not annotated', names: shown(strange, sides) };
  const orphan = orphaned(fact, sides.read, sides.allowed);
  if (orphan) return orphan;
  const other = sides.allowed.find((allowed) => isOtherKind(fact, allowed));
  return other ? { cause: 'kind', counterpart: other } : { cause: 'not in the text' };
}

function causeOf({ by }: ErrorPair): ErrorCause {
  return by === 'turned round' ? by : `other ${by}`;
}

/** A fact whose own sheet has what it belongs to, and whose other sheet has not. */
function orphaned(fact: Fact, own: readonly Fact[], other: readonly Fact[]): Explanation | undefined {
  const parent = parentKindOf(fact);
  const has = (facts: readonly Fact[]) => facts.some((each) => isParent(each, fact));
  return parent !== undefined && has(own) && !has(other) ? { cause: `without ${parent}` } : undefined;
}

function shown(keys: readonly string[], { namesOf }: Sides): readonly string[] {
  return keys.map((key) => namesOf(key)[0] ?? key);
}
