import { z } from 'zod';
import { partialDateSchema } from './date.ts';
import { sha256 } from './ids.ts';

/** The fields that a register of transfers may have, whatever its columns are called. */
export const transferFields = [
  'deal',
  'supplier',
  'recipient',
  'designation',
  'description',
  'category',
  'ordered',
  'orderedFlag',
  'orderYear',
  'orderYearFlag',
  'delivered',
  'deliveredFlag',
  'deliveryYears',
  'deliveryYearsFlag',
  'condition',
  'estimate',
  'local',
  'comments',
  'valueUnit',
  'valueOrder',
  'valueDelivered',
] as const;
export const transferFieldSchema = z.enum(transferFields);
export type TransferField = z.infer<typeof transferFieldSchema>;

const provenance = {
  /** Line of the file on which it begins, from 1. */
  line: z.int().positive(),
  /** The row or element as the file has it, without the line's end. */
  words: z.string().min(1),
  /** Hex digest of the words' UTF-8 bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

/** A row of a register of transfers: its words, and its cells under the fields that their columns stand for. */
export const transferRowSchema = z.object({
  ...provenance,
  cells: z.partialRecord(transferFieldSchema, z.string()),
  /** Earlier lines that name its parties, where a register names them once for several rows. */
  heads: z
    .array(z.object({ line: z.int().positive(), words: z.string().min(1) }))
    .readonly()
    .optional(),
});
export type TransferRow = Readonly<z.infer<typeof transferRowSchema>>;

/** Kinds of entity that stand on lists of sanctions. */
export const listedKinds = ['Organization', 'Person'] as const;
export type ListedKind = (typeof listedKinds)[number];

/** One who stands on a list of sanctions, as the list has it. */
export const listingSchema = z.object({
  ...provenance,
  /** The list's own id of it. */
  listId: z.string().min(1),
  kind: z.enum(listedKinds),
  name: z.string().min(1),
  aliases: z.array(z.string()).readonly(),
  /** As the list names them: in words or by their ISO codes. */
  countries: z.array(z.string()).readonly(),
  programmes: z.array(z.string()).readonly(),
  /** When it was put on the list. */
  listed: partialDateSchema.optional(),
});
export type Listing = Readonly<z.infer<typeof listingSchema>>;

/** Lists of sanctions: whose they are, whatever the form of the file. */
export const sanctionLists = ['ofac-sdn', 'eu', 'un', 'ftm'] as const;
export type SanctionList = (typeof sanctionLists)[number];

/** A file that is no article: a register of transfers or a list of sanctions. */
export const registerSchema = z.object({
  /** `register:<16 hex>` of the file's digest. */
  id: z.string().regex(/^register:[0-9a-f]{16}$/),
  kind: z.enum(['transfers', 'sanctions']),
  /** How it is laid out: `sipri-trade-register`, `eu-xml` … */
  layout: z.string().min(1),
  list: z.enum(sanctionLists).optional(),
  /** The file's name, without the folders on the way to it. */
  file: z.string().min(1),
  /** Hex digest of the file's bytes; of several files that make one list, of their digests in order. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day that the file says it is of. */
  asOf: partialDateSchema.optional(),
});
export type Register = Readonly<z.infer<typeof registerSchema>>;

/** A register as the record holds it. */
export interface HeldRegister {
  readonly register: Register;
  /** When it was first recorded, ISO 8601. */
  readonly recorded: string;
  /** By line. */
  readonly transfers: ReadonlyMap<number, TransferRow>;
  /** By the list's own ids. */
  readonly listings: ReadonlyMap<string, Listing>;
}

/** The id of a register by the digest of its file. */
export function registerIdOf(digest: string): string {
  return `register:${digest.slice(0, 16)}`;
}

/** The id of a row's node: the same row of the same file is one node. */
export function rowIdOf(registerId: string, line: number): string {
  return `row:${sha256(`${registerId} ${line}`).slice(0, 16)}`;
}

/** The id of a listing's node; that of one list stays when the list is published anew. */
export function listingIdOf(list: string, listId: string): string {
  return `listing:${list}:${listId}`;
}

/** What does not hold of a row or listing: its digest, or a cell that its words do not have. */
export function faultOfRow(row: TransferRow | Listing): string | undefined {
  if (sha256(row.words) !== row.sha256) return 'its digest is not that of its words';
  if (!('cells' in row)) return undefined;
  const words = [row, ...(row.heads ?? [])].map((each) => each.words).join('\n');
  const missing = Object.entries(row.cells).find(
    ([, cell]) => !words.includes(cell) && !words.includes(cell.replaceAll('"', '""')),
  );
  return missing && `its words have no "${missing[1]}" (${missing[0]})`;
}
