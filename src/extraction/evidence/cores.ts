import { contains, type Mention, type Span } from '../../model/index.ts';
import type { CoverGround, Parts, Telling } from './cover.ts';

/** A sentence that may tell a claim, with the mentions in it that stand for parts, and a telling word. */
export interface Core {
  /** How much it holds, and how close together. */
  readonly score: number;
  readonly index: number;
  readonly named: ReadonlyMap<string, Mention>;
  readonly pointed: ReadonlyMap<string, Mention>;
  readonly told?: Span;
}

/** Worth of what a sentence holds, in parts named. */
const worth = { name: 1, figure: 2.5, pointing: 0.45, told: 1.6, toldRelation: 0.6, head: 0.8 };
/** Characters between the parts that cost as much as one part more is worth. */
const spreadLimit = 900;

/** The sentences that may tell the claim, the likeliest first: with most of its parts and one of its telling words, close together. */
export function coresOf(parts: Parts, ground: CoverGround, telling: Telling): readonly Core[] {
  return ground.sentences
    .flatMap((_, index) => coreAt(index, parts, ground, telling) ?? [])
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

function coreAt(
  index: number,
  parts: Parts,
  { sentences, head }: CoverGround,
  { words, figures, isAct }: Telling,
): Core | undefined {
  const sentence = sentences[index];
  if (sentence === undefined) return undefined;
  const here = [...parts].map(
    ([part, mentions]) => [part, mentions.filter((mention) => contains(sentence, mention))] as const,
  );
  const telling = words.filter((word) => contains(sentence, word));
  const isHead = head.some((run) => contains(run, sentence));
  let best: Core | undefined;
  for (const anchor of [...telling, ...here.flatMap(([, mentions]) => mentions)]) {
    const picked = here.flatMap(([part, mentions]) => {
      const nearest = nearestTo<Mention>(anchor, mentions);
      return nearest ? [[part, nearest] as const] : [];
    });
    const told = nearestTo<Span>(anchor, telling);
    const spans = [...picked.map(([, mention]) => mention), ...(told ? [told] : [])];
    const spread = Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start));
    const held = picked.reduce(
      (sum, [part, { form }]) =>
        sum + (form === 'anaphor' ? worth.pointing : figures.has(part) ? worth.figure : worth.name),
      told ? (isAct ? worth.told : worth.toldRelation) : 0,
    );
    const score = held - spread / spreadLimit - (isHead ? worth.head : 0);
    if (best && best.score >= score) continue;
    const of = (form: Mention['form']) => new Map(picked.filter(([, mention]) => mention.form === form));
    best = { index, score, named: of('name'), pointed: of('anaphor'), ...(told && { told }) };
  }
  return best;
}

/** Names before pointing words: a name in the next clause is better evidence than "it" at hand. */
const pointingCost = 200;

function nearestTo<S extends Span & Partial<Pick<Mention, 'form'>>>(
  anchor: Span,
  spans: readonly S[],
): S | undefined {
  const cost = (span: S): number =>
    Math.max(0, span.start - anchor.end, anchor.start - span.end) +
    (span.form === 'anaphor' ? pointingCost : 0);
  return spans.reduce<S | undefined>(
    (best, span) => (best && cost(best) <= cost(span) ? best : span),
    undefined,
  );
}

/** What in a telling sentence tells: a figure, the telling word, else a party. */
export function anchorOf({ named, pointed, told }: Core, figures: ReadonlySet<string>): Span {
  const figure = [...named].find(([part]) => figures.has(part))?.[1];
  const [first] = [...named.values(), ...pointed.values()];
  return figure ?? told ?? first ?? { start: 0, end: 0 };
}
