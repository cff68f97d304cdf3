import { z } from 'zod';
import { DemarcheError, type TransferField, transferFields } from '../../model/index.ts';

/** Columns beside those of a row's own fields: a party that stands in one column with the other one above it. */
export const groupedFields = ['groupedRecipient', 'groupedSupplier'] as const;
export type ColumnField = TransferField | (typeof groupedFields)[number];

const field = z.enum([...transferFields, ...groupedFields]);

/** `seeds/registers/transfer-columns.json`: the layouts that are known, and what their columns are called. */
const transferColumnsSchema = z.strictObject({
  layouts: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        /** For people. */
        name: z.string().min(1),
        /** A header that has all of these is of this layout; the first that fits counts. */
        needs: z.array(field).min(1),
      }),
    )
    .min(1),
  columns: z
    .array(
      z.strictObject({
        field,
        names: z.array(z.string().min(1)).min(1),
        /** What a column without a name means that stands right behind it. */
        flag: field.optional(),
      }),
    )
    .min(1),
});
export type TransferColumns = z.infer<typeof transferColumnsSchema>;

/** Checks the table of columns. Throws `vocabulary/invalid`: a name that stands for two fields, a field without a column. */
export function parseTransferColumns(rows: unknown): TransferColumns {
  const parsed = transferColumnsSchema.safeParse(rows);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const { layouts, columns } = parsed.data;
  const seen = new Map<string, string>();
  for (const { field: of, names } of columns) {
    for (const name of names.map(columnKey)) {
      if (seen.has(name)) throw invalid(`"${name}" stands for ${seen.get(name)} and for ${of}`);
      seen.set(name, of);
    }
  }
  const named = new Set(columns.map((column) => column.field));
  const lacking = layouts.flatMap(({ needs }) => needs).find((need) => !named.has(need));
  if (lacking !== undefined) throw invalid(`no column is called anything for ${lacking}`);
  return parsed.data;
}

/** The form under which column names are compared: case, spacing and marks at the ends do not count. */
export function columnKey(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function invalid(what: string): DemarcheError {
  return new DemarcheError('vocabulary/invalid', `seeds/registers/transfer-columns.json: ${what}`);
}
