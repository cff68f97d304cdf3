import {
  type Claim,
  claimIdOf,
  claimSchema,
  type DealStatus,
  dealStatusSchema,
  proposalStatuses,
  type Role,
  sha256,
  textIdOf,
  type Vocabulary,
} from '../model/index.ts';
import type { Fact, GoldArticle } from './facts.ts';

/** A claim made of annotated facts, with the annotation's key of each of its roles. */
export interface AnnotatedRoles {
  readonly claim: Claim;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * The claims that a faultless reader would make of an annotated article: a claim for each transfer with all that its facts
 * say of it, one for each further count, sum or status, and one for each relation; of the optional facts only relations. A sum or a day of
 * signature of two states with several transfers is told of no system, for the annotation does not say of which.
 */
export function annotatedClaims(sheet: GoldArticle, vocabulary: Vocabulary): readonly AnnotatedRoles[] {
  const textId = textIdOf(sheet.text);
  const roleOf = (key: Fact[number] | undefined): Role | undefined => annotatedRole(sheet, key, vocabulary);
  const claims = new Map<string, AnnotatedRoles>();
  for (const { kind, roles, ...more } of [...transfersOf(sheet.facts), ...relationsOf(sheet)]) {
    const named = Object.entries(roles).flatMap(([name, key]) => {
      const role = roleOf(key);
      return role === undefined ? [] : [[name, role] as const];
    });
    const [first] = named;
    if (first === undefined) continue;
    const { start, end } = first[1].span;
    const quote = sheet.text.slice(start, end);
    const body = {
      kind,
      textId,
      polarity: 'asserted',
      modality: 'actual',
      confidence: 1,
      extractors: ['annotation'],
      evidence: [{ kind: 'words', textId, start, end, quote, sha256: sha256(quote) }],
      roles: Object.fromEntries(named),
      ...more,
    };
    // The schema checks the shape; the id is made of fields that every kind has.
    const claim = claimSchema.parse({ ...body, id: claimIdOf(body as unknown as Claim) });
    const keys = Object.fromEntries(named.map(([name]) => [name, String(roles[name])]));
    if (!claims.has(claim.id)) claims.set(claim.id, { claim, keys });
  }
  return [...claims.values()];
}

interface Outline {
  readonly kind: Claim['kind'];
  readonly roles: Readonly<Record<string, Fact[number] | undefined>>;
  readonly [more: string]: unknown;
}

const nowhere = { start: 0, end: 1 };

/** An annotated entity as a claim names it: by the longest of its names in the text. */
function annotatedRole(
  { text, entities }: GoldArticle,
  key: Fact[number] | undefined,
  vocabulary: Vocabulary,
): Role | undefined {
  const entity = typeof key === 'string' ? entities[key] : undefined;
  if (entity === undefined) return undefined;
  const names = [...(entity.names ?? [])].sort((a, b) => b.length - a.length);
  const [surface = vocabulary.entities.get(`state:${key}`)?.name ?? String(key), ...aliases] = names;
  const start = text.indexOf(surface);
  const span = start < 0 ? nowhere : { start, end: start + surface.length };
  return { type: entity.type, surface, span, ...(aliases.length > 0 && { aliases }) };
}

function transfersOf(facts: readonly Fact[]): readonly Outline[] {
  const transfers = facts.filter(([kind]) => kind === 'transfer');
  return transfers.flatMap(([, seller, buyer, item]): readonly Outline[] => {
    const roles = { seller, buyer, item };
    const between = transfers.filter((other) => other[1] === seller && other[2] === buyer);
    const alone = between.length === 1;
    const of = (kind: string, ...args: readonly unknown[]): readonly Fact[] =>
      facts.filter((fact) => fact[0] === kind && args.every((arg, index) => fact[index + 1] === arg));
    const [quantities, sums, statuses, days] = [
      of('quantity', buyer, item).map((fact) => ({ quantity: { count: fact[3], span: nowhere } })),
      of('value', seller, buyer).map((fact) => ({
        value: { amount: fact[3], currency: fact[4], span: nowhere },
      })),
      of('status', seller, buyer, item).map((fact) => statusOf(dealStatusSchema.parse(fact[4]))),
      of('signed', seller, buyer).map((fact) => ({ signed: { date: fact[3], span: nowhere } })),
    ];
    const ofPair = [...sums, ...days];
    const own = alone || days.length === 1 ? days : [];
    const main = { ...statuses[0], ...quantities[0], ...(alone && sums[0]), ...own[0] };
    const further = [
      ...statuses.slice(1),
      ...quantities.slice(1),
      ...(alone ? [...sums.slice(1), ...days.slice(1)] : []),
    ];
    return [
      { kind: 'transfer', roles, ...main },
      ...further.map((more): Outline => ({ kind: 'transfer', roles, ...more })),
      ...(alone
        ? []
        : ofPair.map((more): Outline => ({ kind: 'transfer', roles: { seller, buyer }, ...more }))),
    ];
  });
}

function statusOf(status: DealStatus) {
  return {
    status: { status, span: nowhere },
    modality: proposalStatuses.has(status) ? 'planned' : 'actual',
  };
}

const relationOf: Readonly<Record<string, Claim['kind']>> = {
  made_by: 'made_by',
  law_of: 'law_of',
  member: 'member_of',
  ally: 'ally_of',
  official: 'official_of',
};

function relationsOf({ facts, optional }: GoldArticle): readonly Outline[] {
  const all = [...facts, ...optional];
  return all.flatMap((fact): readonly Outline[] => {
    const [kind, first, second, third] = fact;
    const relation = relationOf[String(kind)];
    if (relation !== undefined) return [{ kind: relation, roles: { subject: first, object: second } }];
    if (kind === 'resist') return [{ kind: 'resistance', roles: { by: first, against: second } }];
    if (kind === 'exclude') return [{ kind: 'exclusion', roles: { by: first, member: second, from: third } }];
    if (kind !== 'pressure') return [];
    const told = (what: string) =>
      all.find((each) => each[0] === what && each[1] === first && each[2] === second)?.[3];
    return [
      {
        kind: 'pressure',
        roles: { by: first, on: second, over: told('over'), under: told('under') },
        action: { action: third, span: nowhere },
      },
    ];
  });
}
