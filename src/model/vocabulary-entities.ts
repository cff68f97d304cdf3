import { z } from 'zod';
import { partialDateSchema } from './date.ts';
import { iso3, names } from './vocabulary-fields.ts';

const membership = z.strictObject({
  state: iso3,
  from: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
});

export const stateSchema = z.strictObject({
  id: z.string().startsWith('state:'),
  iso3,
  name: z.string(),
  aliases: names,
  demonyms: names,
  capitals: names,
  metonyms: names,
  former: z.boolean().default(false),
  from: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
  successor: z.string().startsWith('state:').optional(),
});

/** Kinds of body that every state has of its own, often under the same name. */
export const organKinds = [
  'ministry',
  'agency',
  'legislature',
  'court',
  'armed-force',
  'party',
  'body',
] as const;

export const organizationSchema = z.strictObject({
  id: z.string().startsWith('org:'),
  name: z.string(),
  aliases: names,
  kind: z.enum([
    'maker',
    'exporter',
    'yard',
    'engine-maker',
    'electronics',
    ...organKinds,
    'bank',
    'armed-group',
    'ngo',
  ]),
  state: iso3.optional(),
  states: z.array(iso3).default([]),
  from: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
  successor: z.string().startsWith('org:').optional(),
});

export const personSchema = z.strictObject({
  id: z.string().startsWith('person:'),
  name: z.string(),
  aliases: names,
  offices: z
    .array(
      z.strictObject({
        of: z.string(),
        title: z.string().optional(),
        from: partialDateSchema.optional(),
        until: partialDateSchema.optional(),
      }),
    )
    .default([]),
});

export const allianceSchema = z.strictObject({
  id: z.string().startsWith('alliance:'),
  name: z.string(),
  aliases: names,
  kind: z.enum(['alliance', 'union', 'organisation', 'forum', 'organ']),
  members: z.array(membership).default([]),
});

export const treatyAllySchema = z.strictObject({
  a: iso3,
  b: iso3,
  instrument: z.string(),
  from: partialDateSchema.optional(),
  until: partialDateSchema.optional(),
});

export const programmeSchema = z.strictObject({
  id: z.string().startsWith('programme:'),
  name: z.string(),
  aliases: names,
  systems: z.array(z.string().startsWith('weapon:')).default([]),
  members: z.array(membership).default([]),
});

export const weaponCategories = [
  'fighter',
  'attack-aircraft',
  'bomber',
  'trainer',
  'transport-aircraft',
  'tanker-aircraft',
  'maritime-patrol',
  'early-warning',
  'helicopter',
  'attack-helicopter',
  'drone',
  'loitering-munition',
  'air-defence',
  'missile-defence',
  'ballistic-missile',
  'cruise-missile',
  'anti-ship-missile',
  'air-to-air-missile',
  'air-to-ground-missile',
  'anti-tank-missile',
  'guided-bomb',
  'rocket-artillery',
  'artillery',
  'mortar',
  'tank',
  'infantry-fighting-vehicle',
  'armoured-vehicle',
  'mine-resistant-vehicle',
  'ship',
  'frigate',
  'corvette',
  'destroyer',
  'patrol-vessel',
  'amphibious-ship',
  'aircraft-carrier',
  'mine-countermeasures',
  'submarine',
  'torpedo',
  'radar',
  'sensor',
  'electronic-warfare',
  'engine',
  'small-arms',
  'munition',
  'satellite',
  'other',
] as const;

export const weaponSchema = z.strictObject({
  id: z.string().startsWith('weapon:'),
  name: z.string(),
  aliases: names,
  /** Names with figures or series letters of their own that mean this very system: reporting, index and export names. */
  sameAs: names,
  category: z.enum(weaponCategories),
  makers: z.array(z.string().startsWith('org:')).default([]),
  origin: z.array(iso3).default([]),
  designation: z.string().optional(),
  variantOf: z.string().startsWith('weapon:').optional(),
  componentOf: z.array(z.string().startsWith('weapon:')).default([]),
});

export const lawSchema = z.strictObject({
  id: z.string().startsWith('law:'),
  name: z.string(),
  aliases: names,
  kind: z.enum([
    'law',
    'executive-order',
    'resolution',
    'embargo',
    'treaty',
    'regime',
    'regulation',
    'policy',
  ]),
  of: z.string().optional(),
  adopted: partialDateSchema.optional(),
  targets: z.array(iso3).default([]),
});

export type StateRecord = z.infer<typeof stateSchema>;
export type OrganizationRecord = z.infer<typeof organizationSchema>;
export type PersonRecord = z.infer<typeof personSchema>;
export type AllianceRecord = z.infer<typeof allianceSchema>;
export type TreatyAllyRecord = z.infer<typeof treatyAllySchema>;
export type ProgrammeRecord = z.infer<typeof programmeSchema>;
export type WeaponRecord = z.infer<typeof weaponSchema>;
export type LawRecord = z.infer<typeof lawSchema>;
