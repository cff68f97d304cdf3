import { describe, expect, test } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import { createEndingFinder } from '../../src/mentions/index.ts';
import { type Claim, claimIdOf, claimSchema, sha256, textIdOf } from '../../src/model/index.ts';

const findEnding = createEndingFinder(loadVocabulary().endings);

/** The ending's words in a claim whose parties, and act, are the marked words of a sentence: `{State}`, `[act]`. */
function endingIn(kind: 'sanction' | 'block' | 'member_of' | 'ally_of' | 'official_of', marked: string) {
  const text = marked.replaceAll(/[{}[\]]/g, '');
  const spans = [...marked.matchAll(/[{[]([^}\]]+)[}\]]/g)].map((match) => {
    const before = marked.slice(0, match.index).replaceAll(/[{}[\]]/g, '').length;
    return { isAct: match[0].startsWith('['), start: before, end: before + (match[1]?.length ?? 0) };
  });
  const at = ({ start, end }: { start: number; end: number }) => ({ start, end });
  const [first, second] = spans.filter(({ isAct }) => !isAct).map(at) as [Span, Span];
  const act = spans.find(({ isAct }) => isAct);
  const role = (span: Span) => ({ type: 'State', surface: text.slice(span.start, span.end), span });
  const body =
    act === undefined
      ? { kind, roles: { subject: role(first), object: role(second) } }
      : {
          kind: 'pressure',
          roles: { by: role(first), on: role(second) },
          action: { action: kind, span: at(act) },
        };
  const bare = {
    ...body,
    textId: textIdOf(text),
    polarity: 'asserted',
    modality: 'actual',
    confidence: 0.9,
    extractors: ['test'],
    evidence: [
      {
        kind: 'words',
        textId: textIdOf(text),
        start: 0,
        end: text.length,
        quote: text,
        sha256: sha256(text),
      },
    ],
  };
  // The schema below checks the shape; the id is of the shape's fields only.
  const claim = claimSchema.parse({ ...bare, id: claimIdOf(bare as unknown as Claim) });
  const found = findEnding(claim, text);
  return found && text.slice(found.start, found.end);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

describe('what is over', () => {
  test.each([
    ['sanction', '{The UN} [arms embargo] on {Iran} expired in October 2020.', 'expired'],
    ['sanction', "The UN's [arms embargo] expired, {The UN} told {Iran}.", 'expired'],
    ['sanction', '{Washington} lifted its [sanctions] on {Vietnam} in 2016.', 'lifted'],
    ['block', 'The [ban] was repealed by {Germany}, which freed {Saudi Arabia}.', 'was repealed'],
    ['member_of', '{Turkey} was expelled from the {F-35 programme} in 2019.', 'was expelled from'],
    ['member_of', '{France} withdrew from {NATO} in 1966.', 'withdrew from'],
    ['member_of', '{Turkey} is no longer a member of the {F-35 programme}.', 'no longer a member of'],
    ['official_of', 'Former {US} president {Donald Trump} spoke.', 'Former'],
    ['official_of', 'The former defence minister of {India}, {A.K. Antony}, spoke.', 'former'],
  ] as const)('%s: %s', (kind, text, words) => {
    expect(endingIn(kind, text)).toBe(words);
  });
});

describe('what goes on', () => {
  test.each([
    ['sanction', '{Washington} has not lifted its [sanctions] on {Vietnam}.'],
    ['sanction', '{Washington} would keep them until it had lifted its [sanctions] on {Vietnam}.'],
    ['sanction', 'Nobody in {Brussels} has lifted the [embargo] on {Myanmar}.'],
    ['sanction', 'The note suggested that {Sweden} had lifted its [ban] on {Venezuela}.'],
    ['sanction', '{Turkey} saw the batch dropped owing to [sanctions] of {Washington}.'],
    ['sanction', '{Washington} ended talks and imposed [sanctions] on {Turkey}.'],
    ['sanction', '{Washington} imposed [sanctions] on {Turkey}. The contract expired.'],
    ['member_of', '{Turkey} will not have left {NATO}.'],
    ['member_of', 'The row left {Turkey}, a member of {NATO}, alone.'],
    ['member_of', '{Georgia}, a former Soviet republic, is a member of {GUAM}.'],
    ['ally_of', '{India} is an ally of {the US}, which left the deal.'],
    ['official_of', '{US} president {Donald Trump}, who met former leaders, spoke.'],
  ] as const)('%s: %s', (kind, text) => {
    expect(endingIn(kind, text)).toBeUndefined();
  });
});
