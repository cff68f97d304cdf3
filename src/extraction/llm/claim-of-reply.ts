import {
  type Claim,
  claimIdOf,
  contains,
  dealStatuses,
  type Evidence,
  overlaps,
  pressureActions,
  type Role,
  roleNames,
  type Source,
  type Span,
  sha256,
} from '../../model/index.ts';
import { trailingLength } from '../../util/trailing-length.ts';
import { type ArticleGround, type PlacedFigure, sentenceAt } from './article-ground.ts';
import { placeParty } from './place-party.ts';
import type { PromptSeed } from './prompt-seed.ts';
import type { RepliedClaim } from './reply.ts';
import { rolesByKind } from './role-types.ts';

/** What the gate refuses: words that stand nowhere. */
const nowhere: Span = { start: 0, end: 0 };
/** What stands in a refused claim for a figure that the words do not give. */
const unread = { money: { amount: 1, currency: 'XXX' }, count: { count: 1 }, date: '0001' } as const;

/** Against what a model's claims are held. */
export interface ClaimGround {
  readonly ground: ArticleGround;
  /** The part of the text that was read. */
  readonly part: Span;
  readonly extractor: string;
  readonly confidence: PromptSeed['confidence'];
}

/**
 * A model's claim with the true places of its words, for the gate to judge: what is not found gets words or a span that the
 * gate refuses. A string says why it cannot be a claim at all: a role is missing, unknown or of a type that it does not admit.
 */
export function claimOfReply(replied: RepliedClaim, place: ClaimGround): Claim | string {
  const { ground } = place;
  const evidence = replied.quotes.map((quote) => evidenceFor(quote, place));
  const runs = evidence.filter(({ end, quote, start }) => ground.document.text.slice(start, end) === quote);
  const roles = rolesOf(replied, runs, ground);
  if (typeof roles === 'string') return roles;
  const told = tellingOf(replied, runs, ground);
  if (typeof told === 'string') return told;
  const attributedTo = sourceOf(replied, runs, ground);
  const dated = figureOf('date', 'date', replied, runs, ground);
  const claim = {
    kind: replied.kind,
    textId: ground.textId,
    roles,
    ...valuesOf(replied, runs, ground, told),
    polarity: replied.polarity,
    modality: replied.modality,
    ...(attributedTo && { attributedTo }),
    ...(dated && { date: datedAt(dated) }),
    confidence: isKnownTold(replied, told, ground) ? place.confidence.told : place.confidence.untold,
    extractors: [place.extractor],
    evidence,
  };
  // Roles and values were chosen by kind, which the spread does not show.
  const known = claim as unknown as Omit<Claim, 'id'>;
  return { ...known, id: claimIdOf(known) } as Claim;
}

function evidenceFor(quote: string, { ground, part }: ClaimGround): Extract<Evidence, { kind: 'words' }> {
  const opened = quote.replace(/^[\s"'“”‘’«»…]+/u, '');
  const bare = opened.slice(0, opened.length - trailingLength(opened, /[\s"'“”‘’«»…]/u));
  const [found] = [...ground.find(quote, part), ...ground.find(bare, part)];
  const span = found ?? { start: 0, end: Math.max(1, quote.length) };
  const words = found ? ground.document.text.slice(found.start, found.end) : quote || '?';
  return { kind: 'words', textId: ground.textId, ...span, quote: words, sha256: sha256(words) };
}

function rolesOf(
  { kind, parties }: RepliedClaim,
  runs: readonly Span[],
  ground: ArticleGround,
): Readonly<Record<string, Role>> | string {
  const admitted = rolesByKind[kind];
  const roles: Record<string, Role> = {};
  for (const party of parties) {
    const entry = admitted[party.role];
    if (entry === undefined)
      return `a ${kind} has no role ${party.role}: it has ${roleNames[kind].join(', ')}`;
    if (roles[party.role]) return `the role ${party.role} is filled twice: make a claim of each`;
    const role = placeParty(party, runs, ground);
    if (!entry.types.includes(role.type))
      return `“${role.surface}” is a ${role.type}; ${party.role} of a ${kind} is ${entry.types.join(' or ')}`;
    roles[party.role] = role;
  }
  const missing = Object.entries(admitted).filter(([name, { optional }]) => !optional && !roles[name]);
  if (missing.length > 0) return `the role ${missing.map(([name]) => name).join(', ')} is missing`;
  if (kind === 'transfer' && Object.keys(roles).length < 2)
    return 'a transfer needs two of seller, buyer and item';
  return roles;
}

/** The words that tell a status or an act: the vocabulary's cue among them, else all; a string where the word is not one of the kind's. */
function tellingOf(
  { kind, telling }: RepliedClaim,
  runs: readonly Span[],
  ground: ArticleGround,
): Span | string | undefined {
  if (kind !== 'pressure' && kind !== 'transfer') return undefined;
  if (telling === null)
    return kind === 'pressure' ? 'a pressure needs the words that tell its act (telling)' : undefined;
  const words: readonly string[] = kind === 'pressure' ? pressureActions : dealStatuses;
  if (!words.includes(telling.word)) return `“${telling.word}” is not told of a ${kind}`;
  const [place] = runs.flatMap((run) => ground.find(telling.words, run));
  if (place === undefined) return nowhere;
  const cue = ground.cues.find((hit) => contains(place, hit) && hit.entry.value === telling.word);
  return cue ? { start: cue.start, end: cue.end } : place;
}

/** Whether a cue of the vocabulary confirms what a claim tells. Standing facts and bare deals tell nothing that needs one. */
function isKnownTold(
  { kind, telling }: RepliedClaim,
  told: Span | undefined,
  ground: ArticleGround,
): boolean {
  if (told === undefined || telling === null) return kind !== 'pressure';
  return ground.cues.some(
    ({ start, end, entry }) => start === told.start && end === told.end && entry.value === telling.word,
  );
}

/** A figure where it stands; without a value where no figure of its kind stands there, and then nowhere. */
interface StatedFigure {
  readonly value?: PlacedFigure['value'];
  readonly span: Span;
}

/** A figure's value by the article's own grammar, where its words stand in a quote. */
function figureOf(
  is: RepliedClaim['figures'][number]['is'],
  kind: PlacedFigure['value']['kind'],
  { figures }: RepliedClaim,
  runs: readonly Span[],
  ground: ArticleGround,
): StatedFigure | undefined {
  const figure = figures.find((each) => each.is === is);
  if (figure === undefined) return undefined;
  const places = runs.flatMap((run) => ground.find(figure.words, run));
  const found = ground.figures.find(
    (each) =>
      each.value.kind === kind &&
      places.some((place) => overlaps(each, place)) &&
      runs.some((run) => contains(run, each)),
  );
  return found ? { value: found.value, span: { start: found.start, end: found.end } } : { span: nowhere };
}

function valuesOf(
  replied: RepliedClaim,
  runs: readonly Span[],
  ground: ArticleGround,
  told: Span | undefined,
): Readonly<Record<string, unknown>> {
  const { kind, telling } = replied;
  if (kind === 'pressure') return { action: { action: telling?.word, span: told } };
  if (kind !== 'transfer') return {};
  const money = figureOf('value', 'money', replied, runs, ground);
  const count = figureOf('quantity', 'count', replied, runs, ground);
  const signed = figureOf('signed', 'date', replied, runs, ground);
  const sum = money?.value?.kind === 'money' ? money.value : unread.money;
  const number = count?.value?.kind === 'count' ? count.value : unread.count;
  return {
    ...(money && { value: { amount: sum.amount, currency: sum.currency, span: money.span } }),
    ...(count && { quantity: { count: number.count, span: count.span } }),
    ...(signed && { signed: datedAt(signed) }),
    ...(told && { status: { status: telling?.word, span: told } }),
  };
}

function datedAt({ value, span }: StatedFigure) {
  return { date: value?.kind === 'date' ? value.date : unread.date, span };
}

/** Who says so, in a quote or beside it in its sentence. */
function sourceOf(
  { source }: RepliedClaim,
  runs: readonly Span[],
  ground: ArticleGround,
): Source | undefined {
  if (source === null) return undefined;
  const sentences = runs.map((run) => sentenceAt(ground.document, run));
  const type = source.type ?? 'Person';
  const role = placeParty({ role: 'by', type, words: source.words }, [...runs, ...sentences], ground);
  if (source.type !== null) return role;
  const { anaphor: _, aliases: __, ...bare } = role;
  return { ...bare, unnamed: true };
}
