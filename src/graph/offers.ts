import type { NodeRef } from '../model/index.ts';
import { isSameRelease, type Release } from './releases.ts';

/** Something of an event that others look up under its key. */
export interface Offer {
  readonly key: string;
  readonly deal?: NodeRef;
  readonly release?: Release;
  /** A day on which a member was surely put out. */
  readonly expulsion?: string;
}

/** What all events offer under a key. */
export type OffersAt = (key: string) => Iterable<Offer>;

/** Deals with this party and a system of this family. */
export function keyOfDeals(party: string, family: string): string {
  return `deals ${party} ${family}`;
}

/** What ends pressures of a pair. */
export function keyOfReleases(pair: string): string {
  return `releases ${pair}`;
}

/** What puts a member out of a group. */
export function keyOfExpulsions(member: string | undefined, from: string | undefined): string {
  return `expulsions ${member} ${from}`;
}

/** The days on which events put a member out of a group. */
export function expulsionsAt(offersAt: OffersAt, member: string, from: string): readonly string[] {
  return [...offersAt(keyOfExpulsions(member, from))].flatMap(({ expulsion }) => expulsion ?? []);
}

/** Whether whoever looks up two offers need not tell them apart. */
export function isSameOffer(a: Offer, b: Offer): boolean {
  return a.deal?.id === b.deal?.id && a.expulsion === b.expulsion && isSameRelease(a.release, b.release);
}
