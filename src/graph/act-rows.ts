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
import type { Contribution } from './derived-edges.ts';
import type { FoldContext } from './fold-context.ts';
import { supportOf } from './known-support.ts';
import { keyOfDeals } from './offers.ts';
import { pastSince } from './past-since.ts';
import { type PressureParts, type Release, releasedOn } from './releases.ts';
import { propertiesOf, type RowCollector } from './row-collector.ts';

/** The summary edge that an act of pressure is drawn as. */
export const edgeOf: Readonly<Record<PressureAction, DerivedType | undefined>> = {
  urge: 'PRESSURES',
  warn: 'PRESSURES',
  threaten: 'THREATENS',
  sanction: 'SANCTIONS',
  block: 'PRESSURES',
  condemn: 'PRESSURES',
  // Released pressure is none; it ends what it releases.
  waive: undefined,
};

/** A pressure as it is drawn without the deals that it concerns. */
export interface DrawnPressure {
  /** What it adds to the summary edges. */
  readonly contributions: readonly Contribution[];
  readonly concern: Concern;
}

/** Which deals a pressure concerns: those that are offered under any of the keys. */
export interface Concern {
  readonly pressure: NodeRef;
  readonly keys: readonly string[];
}

/** The node of a pressure with its parties, object and law; `releases` are those of its pair. */
export function drawPressure(
  parts: PressureParts,
  releases: readonly Release[],
  context: FoldContext,
): DrawnPressure {
  const { event, by, on, over, under, action } = parts;
  const until = releasedOn(parts, releases, context);
  const ref: NodeRef = { label: 'Pressure', id: event.id };
  const told = context.tellingOf(event.live);
  const support = supportOf(told);
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
  const concern = { pressure: ref, keys: keysConcerned(parts, context) };
  // A sanction that no claim reports surely as imposed is drawn as a threat.
  const type = action === 'sanction' ? (done ? 'SANCTIONS' : 'THREATENS') : edgeOf[action];
  if (type === undefined || from === undefined || to === undefined) return { contributions: [], concern };
  const { confidence } = support;
  return {
    contributions: [{ type, from, to, event: event.id, told, confidence, until }],
    concern,
  };
}

/** That a pressure concerns a deal, as nobody says but follows from its party and system. */
export function drawConcern(
  pressure: NodeRef,
  deal: NodeRef,
  { relate }: Pick<RowCollector, 'relate'>,
): void {
  relate('CONCERNS', pressure, deal, { inferred: true });
}

/** True for an act that a claim reports as done, surely enough. */
export function isSure({ claim }: ResolvedClaim, { settings }: FoldContext): boolean {
  return isToldAsDone(claim, settings.realisedConfidence);
}

/** The keys of the deals in which the pressed party buys or sells a system of the family that the pressure is about. */
function keysConcerned({ on, over }: PressureParts, context: FoldContext): readonly string[] {
  if (on === undefined || over.length === 0) return [];
  const party = context.baseOf(on) ?? on;
  return [...new Set(over.map(context.familyOf))].map((family) => keyOfDeals(party, family));
}

/** The node of an exclusion with its parties; it feeds no summary edge. */
export function drawExclusion(event: AdmittedEvent, context: FoldContext): void {
  const { by, member, from } = event.live[0]?.entities ?? {};
  const ref: NodeRef = { label: 'Exclusion', id: event.id };
  const told = context.tellingOf(event.live);
  const support = supportOf(told);
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
  const told = context.tellingOf(event.live);
  const support = supportOf(told);
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
  return [{ type: 'RESISTS', from, to, event: event.id, told, confidence: support.confidence }];
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
