import type { Entity, EntityKind } from './entity.ts';
import type {
  AllianceRecord,
  LawRecord,
  OrganizationRecord,
  PersonRecord,
  ProgrammeRecord,
  StateRecord,
  TreatyAllyRecord,
  WeaponRecord,
} from './vocabulary-entities.ts';
import type {
  Ambiguity,
  CueRecord,
  CurrencyRecord,
  EndingRecord,
  IdentityWeightRecord,
  NameForms,
  NounRecord,
  NumberRecord,
  PointerRecord,
  PressRecord,
  RegisterNameRecord,
  SanctionProgrammeRecord,
} from './vocabulary-words.ts';

/** A sense of a name: the entity, and what kind of name it is (a demonym or a capital stands for its state). */
export interface NameSense {
  readonly entityId: string;
  readonly kind: EntityKind;
  readonly form: 'name' | 'alias' | 'demonym' | 'capital' | 'metonym';
}

/** A name as the vocabulary spells it, with all its senses. */
export interface VocabularyName {
  readonly surface: string;
  /** Compared letter for letter: short or wholly upper-case names, and plain words ("US", "Javelin"). */
  readonly exactCase: boolean;
  readonly senses: readonly NameSense[];
  readonly ambiguity?: Ambiguity;
}

/** Knowledge of the world, read-only, loaded once. */
export interface Vocabulary {
  readonly states: readonly StateRecord[];
  readonly organizations: readonly OrganizationRecord[];
  readonly people: readonly PersonRecord[];
  readonly alliances: readonly AllianceRecord[];
  readonly treatyAllies: readonly TreatyAllyRecord[];
  readonly programmes: readonly ProgrammeRecord[];
  readonly weapons: readonly WeaponRecord[];
  readonly laws: readonly LawRecord[];
  readonly cues: readonly CueRecord[];
  readonly currencies: readonly CurrencyRecord[];
  readonly numbers: readonly NumberRecord[];
  readonly nouns: readonly NounRecord[];
  readonly pointers: readonly PointerRecord[];
  readonly endings: readonly EndingRecord[];
  readonly nameForms: NameForms;
  readonly identityWeights: readonly IdentityWeightRecord[];
  readonly press: readonly PressRecord[];
  readonly registerNames: readonly RegisterNameRecord[];
  readonly sanctionProgrammes: readonly SanctionProgrammeRecord[];
  /** ISO 3166-1 alpha-2 code, in small letters → the state's id. */
  readonly countryCodes: ReadonlyMap<string, string>;
  /** Every entity of the vocabulary by its id. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** Key of `normalizeName` → the names that share it. */
  readonly names: ReadonlyMap<string, readonly VocabularyName[]>;
  /** Hash of the files, so that a graph can say with which vocabulary it was folded. */
  readonly version: string;
}
