import type { Doubt, Vocabulary } from '../model/index.ts';

export type Reasons = Doubt['reasons'];

/** What the reasons for and against one identity come to. */
export interface Finding {
  readonly answer: 'same' | 'different' | 'unsure';
  /** 0–1. */
  readonly score: number;
  readonly reasons: Reasons;
}

/** From this sum of weights two names are one, and up to that one they are two; between them a person has to say. */
const [sameFrom, differentTo] = [0.75, -4];

/** Weighs reasons by the vocabulary's weights; a reason that it does not list weighs nothing. */
export function weigh(
  found: readonly (readonly [name: string, detail?: string])[],
  vocabulary: Vocabulary,
): Finding {
  const reasons = found.map(([name, detail]) => {
    const { weight, says } = weightsOf(vocabulary).get(name) ?? { weight: 0, says: name };
    return { name, weight, detail: detail === undefined ? says : `${says} (${inNames(detail, vocabulary)})` };
  });
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  const answer = sum >= sameFrom ? 'same' : sum <= differentTo ? 'different' : 'unsure';
  return { answer, score: Math.round(1000 / (1 + Math.exp(-sum))) / 1000, reasons };
}

/** The ids in a detail by the names that the vocabulary has for them. */
function inNames(detail: string, { entities }: Vocabulary): string {
  const names = detail.split(' / ').map((id) => entities.get(id)?.name ?? id);
  return names.join(' / ');
}

type Weights = ReadonlyMap<string, Vocabulary['identityWeights'][number]>;
const held = new WeakMap<Vocabulary, Weights>();

function weightsOf(vocabulary: Vocabulary): Weights {
  const known =
    held.get(vocabulary) ?? new Map(vocabulary.identityWeights.map((weight) => [weight.reason, weight]));
  held.set(vocabulary, known);
  return known;
}
