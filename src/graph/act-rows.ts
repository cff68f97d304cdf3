import {
  type DerivedType,
  deeds,
  isToldAsDone,
  type NodeLabel,
  type NodeRef,
  type PressureAction,
  type RelationshipType,
  type ResolvedClaim,
} from '../model/index.ts';
import type { AdmittedEvent } from './admitted-event.ts';
import { exclusionCaption, pressureCaption, resistanceCaption } from './captions.ts';
import type { DrawnDeal } from './deal-rows.ts';
import type { Contribution } from './derived-edges.ts';
import type { FoldContext } from './fold-context.ts';
import { supportOf } from './known-support.ts';
import { pastSince } from './past-since.ts';
import type { PressureParts } from './releases.ts';
import { propertiesOf } from './row-collector.ts';

const edgeOf: Readonly<Record<PressureAction, DerivedType | undefined>> = {
  urge: 'PRESSURES',
  warn: 'PRESSURES',
  threaten: 'THREATENS',
  sanction: 'SANCTIONS',
  block: 'PRESSURES',
  condemn: 'PRESSURES',
  // Released pressure is none; it ends what it releases.
  waive: undefined,
};

/** The node of a pressure with its parties, object and law, and what it adds to the summary edges. */
export function drawPressure(
  parts: PressureParts,
  until: string | undefined,
  deals: ReadonlyMap<string, readonly DrawnDeal[]>,
  context: FoldContext,
): readonly Contribution[] {
  const { event, by, on, over, under, action } = parts;
  const ref: NodeRef = { label: 'Pressure', id: event.id };
  const { claims: _, ...support } = supportOf(event.live, context.storyOf);
  const named = (id: string | undefined): string => context.nameOf(id) ?? 'unnamed';
  const done = deeds.has(action) ? event.live.some((claim) => isSure(claim, context)) : undefined;
  context.collector.addNode({
    ...ref,
    properties: propertiesOf({
      name: pressureCaption({
        by: named(by),
        on: named(on),
        action,
        done,
        over: context.nameOf(over[0]),
        under: context.nameOf(under[0]),
        until,
      }),
      action,
      done,
      ...pastSince(until),
      ...support,
    }),
  });
  const from = context.actorOf(by);
  const to = context.actorOf(on);
  if (from !== undefined) context.collector.relate('PRESSED_BY', ref, from);
  if (to !== undefined) context.collector.relate('PRESSED_ON', ref, to);
  for (const id of over) relateIf('CONCERNS', ref, id, ['WeaponSystem'], context);
  for (const id of under) relateIf('UNDER_LAW', ref, id, ['Legislation'], context);
  for (const deal of dealsConcerned(parts, deals, context)) {
    context.collector.relate('CONCERNS', ref, deal.ref, { inferred: true });
  }
  // A sanction that no claim reports surely as imposed is drawn as a threat.
  const type = action === 'sanction' ? (done ? 'SANCTIONS' : 'THREATENS') : edgeOf[action];
  if (type === undefined || from === undefined || to === undefined) return [];
  return [{ type, from, to, event: event.id, claims: event.live, confidence: support.confidence, until }];
}

/** True for an act that a claim reports as done, surely enough. */
export function isSure({ claim }: ResolvedClaim, { settings }: FoldContext): boolean {
  return isToldAsDone(claim, settings.realisedConfidence);
}

/** Deals by each of their parties, so that a pressure finds those of the one it is on. */
export function dealsByParty(deals: readonly DrawnDeal[]): ReadonlyMap<string, readonly DrawnDeal[]> {
  const index = new Map<string, DrawnDeal[]>();
  for (const deal of deals) {
    for (const party of deal.parties) {
      const held = index.get(party);
      if (held === undefined) index.set(party, [deal]);
      else held.push(deal);
    }
  }
  return index;
}

/** The deals in which the pressed party buys or sells a system of the family that the pressure is about. */
function dealsConcerned(
  { on, over }: PressureParts,
  deals: ReadonlyMap<string, readonly DrawnDeal[]>,
  context: FoldContext,
): readonly DrawnDeal[] {
  if (on === undefined || over.length === 0) return [];
  const party = context.baseOf(on) ?? on;
  const families = over.map(context.familyOf);
  return (deals.get(party) ?? []).filter((deal) => families.some((family) => deal.families.has(family)));
}

/** The node of an exclusion with its parties; it feeds no summary edge. */
export function drawExclusion(event: AdmittedEvent, context: FoldContext): void {
  const { by, member, from } = event.live[0]?.entities ?? {};
  const ref: NodeRef = { label: 'Exclusion', id: event.id };
  const { claims: _, ...support } = supportOf(event.live, context.storyOf);
  const named = (id: string | undefined): string => context.nameOf(id) ?? 'unnamed';
  context.collector.addNode({
    ...ref,
    properties: propertiesOf({ name: exclusionCaption(named(by), named(member), named(from)), ...support }),
  });
  relateIf('EXCLUDED_BY', ref, by, ['State', 'Organization', 'Person', 'Alliance'], context);
  relateIf('EXCLUDED', ref, member, ['State', 'Organization', 'Person', 'Alliance'], context);
  relateIf('EXCLUDED_FROM', ref, from, ['Programme', 'Alliance'], context);
}

/** The node of a resistance with its parties, and what it adds to the summary edges. */
export function drawResistance(event: AdmittedEvent, context: FoldContext): readonly Contribution[] {
  const { by, against } = event.live[0]?.entities ?? {};
  const ref: NodeRef = { label: 'Resistance', id: event.id };
  const { claims: _, ...support } = supportOf(event.live, context.storyOf);
  context.collector.addNode({
    ...ref,
    properties: propertiesOf({
      name: resistanceCaption(context.nameOf(by) ?? 'unnamed', context.nameOf(against) ?? 'unnamed'),
      ...support,
    }),
  });
  const from = context.actorOf(by);
  const to = context.actorOf(against);
  if (from !== undefined) context.collector.relate('RESISTED_BY', ref, from);
  if (to !== undefined) context.collector.relate('RESISTED_AGAINST', ref, to);
  if (from === undefined || to === undefined) return [];
  return [{ type: 'RESISTS', from, to, event: event.id, claims: event.live, confidence: support.confidence }];
}

function relateIf(
  type: RelationshipType,
  ref: NodeRef,
  id: string | undefined,
  labels: readonly NodeLabel[],
  context: FoldContext,
): void {
  const node = context.nodeOf(id);
  if (node !== undefined && labels.includes(node.label)) context.collector.relate(type, ref, node);
}
