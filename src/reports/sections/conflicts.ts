import {
  type ClaimOf,
  distinct,
  isAsserted,
  type NodeRow,
  type SnapshotIndex,
  type SourcedClaim,
} from '../../model/index.ts';
import { enumerated } from '../../util/wording.ts';
import type { DraftEntry, DraftSection } from '../dossier.ts';
import { datesAgree, figuresAgree } from '../figures-agree.ts';
import { groupedNumber, moneyInWords } from '../wording.ts';

/** One figure that sources give, with the claims that give it. */
interface Said {
  readonly figure: string;
  readonly claims: readonly SourcedClaim[];
}

/**
 * Where sources disagree: values of a deal in one currency, quantities and days of signature that do not round to each other,
 * and what one source asserts of an event and another denies. Every figure is given with who said it.
 */
export function conflictsSection(graph: SnapshotIndex, events: readonly NodeRow[]): DraftSection {
  return {
    key: 'conflicts',
    title: 'Open conflicts between sources',
    columns: [],
    entries: events.flatMap((event) => [...dealConflicts(graph, event), ...denials(graph, event)]),
    empty: 'No two sources contradict each other on a figure or an event.',
  };
}

type Transfer = ClaimOf<'transfer'>;

function dealConflicts(graph: SnapshotIndex, event: NodeRow): readonly DraftEntry[] {
  const claims = graph.claimsOf(event.id).filter(({ claim }) => isAsserted(claim));
  const currencies = distinct(claims.flatMap(({ claim }) => transferOf(claim)?.value?.currency ?? []));
  const questions: readonly [string, readonly Said[]][] = [
    ...currencies.map((currency): [string, readonly Said[]] => [
      'value',
      apart(
        claims,
        (claim) => (claim.value?.currency === currency ? claim.value.amount : undefined),
        figuresAgree,
        (amount) => moneyInWords(amount, currency),
      ),
    ]),
    ['quantity', apart(claims, (claim) => claim.quantity?.count, Object.is, groupedNumber)],
    [
      'day of signature',
      apart(
        claims,
        (claim) => claim.signed?.date,
        datesAgree,
        (date) => date,
      ),
    ],
  ];
  return questions
    .filter(([, said]) => said.length > 1)
    .map(([question, said]) => conflictEntry(graph, event, question, said));
}

/** Groups claims by the figure they give; figures that agree are one, named by the finest of them. */
function apart<T>(
  claims: readonly SourcedClaim[],
  figureOf: (claim: Transfer) => T | undefined,
  agree: (a: T, b: T) => boolean,
  inWords: (figure: T) => string,
): readonly Said[] {
  const groups: { figure: T; claims: SourcedClaim[] }[] = [];
  for (const sourced of claims) {
    const transfer = transferOf(sourced.claim);
    const figure = transfer && figureOf(transfer);
    if (figure === undefined) continue;
    const group = groups.find((each) => agree(each.figure, figure));
    if (!group) groups.push({ figure, claims: [sourced] });
    else {
      group.claims.push(sourced);
      if (String(figure).length > String(group.figure).length) group.figure = figure;
    }
  }
  return groups.map((group) => ({ figure: inWords(group.figure), claims: group.claims }));
}

function transferOf(claim: SourcedClaim['claim']): Transfer | undefined {
  return claim.kind === 'transfer' ? claim : undefined;
}

function denials(graph: SnapshotIndex, event: NodeRow): readonly DraftEntry[] {
  const claims = graph.claimsOf(event.id);
  const denied = claims.filter(({ claim }) => claim.polarity === 'denied');
  if (denied.length === 0) return [];
  const what = distinct(denied.flatMap(({ claim }) => transferOf(claim)?.status?.status ?? []));
  const matter = what.length > 0 ? `that it is ${enumerated(what)}` : 'that it is so';
  return [
    {
      id: event.id,
      text: `${graph.nameOf(event.id)}: ${sayers(denied)} ${denied.length === 1 ? 'reports' : 'report'} a denial ${matter}.`,
      basis: 'article',
      fields: { event: graph.nameOf(event.id), question: 'denial', said: matter },
      claims: denied.map(({ claim }) => claim.id),
      stories: new Set(denied.map(({ claim }) => graph.storyOf(claim.id))).size,
    },
  ];
}

function conflictEntry(
  graph: SnapshotIndex,
  event: NodeRow,
  question: string,
  said: readonly Said[],
): DraftEntry {
  const all = said.flatMap((each) => each.claims);
  const words = said.map((each) => `${each.figure} (${sayers(each.claims)})`);
  return {
    id: event.id,
    text: `${graph.nameOf(event.id)}, ${question}: ${words.join(' against ')}.`,
    basis: 'article',
    fields: { event: graph.nameOf(event.id), question, said: words.join(' | ') },
    claims: all.map(({ claim }) => claim.id),
    stories: new Set(all.map(({ claim }) => graph.storyOf(claim.id))).size,
  };
}

/** Who printed the claims, and on whose word: `Eastern Courier, citing Indian official`. */
function sayers(claims: readonly SourcedClaim[]): string {
  return enumerated(
    distinct(
      claims.map(({ claim, articles }) => {
        const outlets = distinct(articles.map((article) => article.outlet ?? article.id));
        const cited = claim.attributedTo ? `, citing ${claim.attributedTo.surface}` : '';
        return `${enumerated(outlets) || 'a source that is not in the graph'}${cited}`;
      }),
    ),
  );
}
