import { z } from 'zod';

/** The closed list of entity kinds; each is a node label of the graph. */
export const entityKinds = [
  'State',
  'Organization',
  'Person',
  'Alliance',
  'Programme',
  'WeaponSystem',
  'Legislation',
] as const;
export const entityKindSchema = z.enum(entityKinds);
export type EntityKind = z.infer<typeof entityKindSchema>;

/** Kinds that act: they carry the label `Actor` as well. */
export const actorKinds: readonly EntityKind[] = ['State', 'Organization', 'Person', 'Alliance'];

/**
 * A thing that claims are about, after resolution.
 * `id` is readable and deterministic (`state:IND`, `weapon:s-400`); `known` says that the vocabulary has it.
 */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly known: boolean;
  /** Id of the system whose variant its designation says it is. */
  readonly variantOf?: string;
  /** Id of the system whose part its name says it is ("F-16 engine"). */
  readonly componentOf?: string;
}
