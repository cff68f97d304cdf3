import { createHash } from 'node:crypto';
import type { Claim } from './claim.ts';
import { rolesOf } from './claim.ts';

/** Hex SHA-256 of a string's UTF-8 bytes. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Id of a text: by content alone, so that forty reprints are one text. */
export function textIdOf(text: string): string {
  return `text:${sha256(text).slice(0, 32)}`;
}

/** A form of a surface name under which two extractors agree: case, marks, quotes and spacing do not count. */
function surfaceForm(surface: string): string {
  return surface
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function valuesOf(claim: Claim): unknown {
  if (claim.kind === 'transfer') {
    return [
      claim.value && [claim.value.amount, claim.value.currency],
      claim.quantity?.count,
      claim.status?.status,
      claim.signed?.date,
    ];
  }
  return claim.kind === 'pressure' ? claim.action.action : undefined;
}

/**
 * Id of a claim: hash of its text, kind, roles' normalised surface forms, values and polarity.
 * Extractor, confidence and offsets do not enter: two extractors that find the same claim find one claim.
 */
export function claimIdOf(claim: Omit<Claim, 'id'>): string {
  // The union's members differ only in fields that the readers of `kind` below tell apart.
  const known = claim as Claim;
  const roles = rolesOf(known).map(([name, role]) => [name, surfaceForm(role.surface)]);
  const key = JSON.stringify([known.textId, known.kind, roles, valuesOf(known) ?? null, known.polarity]);
  return `claim:${sha256(key).slice(0, 16)}`;
}

/** A name as part of an id: lower case, marks dropped, letters and digits of any script kept, the rest hyphens. */
export function slugOf(name: string): string {
  return surfaceForm(name).replaceAll(' ', '-');
}
