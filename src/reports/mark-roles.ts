import { type Claim, rolesOf, type Span, type WordsEvidence } from '../model/index.ts';

interface Mark extends Span {
  readonly name: string;
}

/**
 * The words of a piece of evidence with a claim's roles and values marked where they stand: `⟦seller: Russia⟧ ⟦status: signed⟧`.
 * Where the words only point back to a party its name is added: `⟦buyer (India): the kingdom⟧`. A mark inside another is kept;
 * of two that cut each other the later one is left out.
 */
export function markRoles({ start, end, quote }: WordsEvidence, claim: Claim): string {
  const inside = marksOf(claim)
    .filter((mark) => mark.start >= start && mark.end <= end && mark.start < mark.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mark[] = [];
  for (const mark of inside) {
    if (!kept.some((other) => other.end > mark.start && other.end < mark.end)) kept.push(mark);
  }
  const cuts = [...new Set([start, ...kept.flatMap((mark) => [mark.start, mark.end]), end])];
  cuts.sort((a, b) => a - b);
  return cuts
    .map((at, index) => {
      const closed = kept.filter((mark) => mark.end === at).map(() => '⟧');
      const opened = kept.filter((mark) => mark.start === at).map(({ name }) => `⟦${name}: `);
      return [...closed, ...opened, quote.slice(at - start, (cuts[index + 1] ?? at) - start)].join('');
    })
    .join('');
}

function marksOf(claim: Claim): readonly Mark[] {
  const roles = rolesOf(claim).map(([name, { span, anaphor, surface }]) =>
    anaphor ? { name: `${name} (${surface})`, ...anaphor } : { name, ...span },
  );
  const values: Readonly<Record<string, { readonly span: Span } | undefined>> =
    claim.kind === 'transfer'
      ? { status: claim.status, value: claim.value, quantity: claim.quantity, signed: claim.signed }
      : claim.kind === 'pressure'
        ? { act: claim.action }
        : {};
  return [
    ...roles,
    ...Object.entries({ ...values, date: claim.date }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, ...value.span }],
    ),
  ];
}
