import type { ClaimKind, EntityKind } from '../../model/index.ts';

/** What a role of a kind of claim may be filled by, and whether it may be missing. */
export interface RoleTypes {
  readonly types: readonly EntityKind[];
  readonly optional: boolean;
}

const role = (...types: readonly EntityKind[]): RoleTypes => ({ types, optional: false });
const optional = (...types: readonly EntityKind[]): RoleTypes => ({ types, optional: true });
const actors = ['State', 'Organization', 'Alliance'] as const;

/** The roles of each kind of claim with the types that they admit, as the annotation guide has them. */
export const rolesByKind: Readonly<Record<ClaimKind, Readonly<Record<string, RoleTypes>>>> = {
  transfer: { seller: optional(...actors), buyer: optional(...actors), item: optional('WeaponSystem') },
  pressure: {
    by: role(...actors, 'Person'),
    on: role(...actors, 'Person'),
    over: optional('WeaponSystem'),
    under: optional('Legislation'),
  },
  exclusion: {
    by: role(...actors),
    member: role('State', 'Organization'),
    from: role('Programme', 'Alliance'),
  },
  resistance: { by: role(...actors, 'Person'), against: role(...actors, 'Person') },
  made_by: { subject: role('WeaponSystem'), object: role('Organization') },
  law_of: { subject: role('Legislation'), object: role('State', 'Alliance') },
  member_of: { subject: role('State', 'Organization'), object: role('Alliance', 'Programme') },
  ally_of: { subject: role('State'), object: role('State') },
  official_of: { subject: role('Person'), object: role(...actors) },
  based_in: { subject: role('Organization'), object: role('State') },
  variant_of: { subject: role('WeaponSystem'), object: role('WeaponSystem') },
  component_of: { subject: role('WeaponSystem'), object: role('WeaponSystem') },
};
