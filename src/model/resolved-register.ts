import type { Listing, Register, TransferRow } from './register.ts';
import type { Doubt } from './resolution.ts';

/** A count of a register: both ends alike unless it is a range. */
export interface RegisteredCount {
  readonly least: number;
  readonly most: number;
  /** The register marks it as an estimate: brackets, "?", "c.", or a column that says so. */
  readonly uncertain: boolean;
}

/** Years of a register, from the first to the last that it names. */
export interface RegisteredYears {
  readonly first: number;
  readonly last: number;
  readonly uncertain: boolean;
}

/** A row of a register with what its cells say and whom they name. */
export interface ResolvedTransfer {
  /** `row:<16 hex>`. */
  readonly id: string;
  readonly register: Register;
  readonly row: TransferRow;
  readonly supplier?: string;
  readonly recipient?: string;
  /** The system, then what it is a variant of, and so on to the first of its family; the row hangs on the first that has a node. */
  readonly systems: readonly string[];
  readonly ordered?: RegisteredCount;
  readonly delivered?: RegisteredCount;
  readonly orderYear?: RegisteredYears;
  readonly deliveryYears?: RegisteredYears;
  /** Fields that name what nothing knows, or whose words were not understood. */
  readonly unresolved: readonly string[];
}

/** A listing with whom of the graph it lists. */
export interface ResolvedListing {
  /** `listing:<list>:<id on the list>`. */
  readonly id: string;
  /** The register that has it as it is shown: the latest. */
  readonly register: Register;
  /** Every register that has it. */
  readonly registers: readonly Register[];
  readonly listing: Listing;
  /** Who it is, where names, kind and State leave no doubt, or a person judged so. */
  readonly entity?: string;
  /** Programme as the list has it → the law behind it, as far as that is known. */
  readonly laws: readonly (readonly [programme: string, law: string])[];
}

/** What resolution makes of the registers of a record. */
export interface ResolvedRegisters {
  readonly registers: readonly Register[];
  readonly transfers: readonly ResolvedTransfer[];
  readonly listings: readonly ResolvedListing[];
  /** Listings that may be somebody of the graph. */
  readonly doubts: readonly Doubt[];
}
