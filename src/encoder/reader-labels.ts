import { z } from 'zod';
import {
  type CueType,
  cueTypes,
  entityKindSchema,
  hintChannels,
  type NodeType,
  nodeTypes,
} from '../model/index.ts';

const nodeType = z.enum([...nodeTypes, ...cueTypes]);
const bioTag = z.union([z.literal('O'), z.templateLiteral([z.enum(['B', 'I']), '-', entityKindSchema])]);
const size = z.int().positive();
const id = z.int().nonnegative();

/**
 * `labels.json` of a reader: its closed lists, in the order of the model's columns, and its sizes.
 * `signatures` say which types of head and tail admit a label; `distanceBuckets` are upper bounds in characters; cues are
 * scored against what is named within `cueReach` characters; `hints` are
 * the channels that the encoder takes, in order, with the values that it has a feature for.
 */
export const readerLabelsSchema = z
  .object({
    bioTags: z.array(bioTag).min(1),
    types: z.array(nodeType).min(1),
    pairLabels: z.array(z.string()).min(1),
    signatures: z.record(z.string(), z.tuple([z.array(nodeType), z.array(nodeType)])),
    distanceBuckets: z.array(z.number().nonnegative()).min(1),
    cueReach: z.int().nonnegative(),
    hints: z.array(z.strictObject({ channel: z.enum(hintChannels), values: z.array(z.string()).min(1) })),
    hidden: size,
    heads: size,
    windowPieces: size,
    minOverlap: size,
    clsId: id,
    sepId: id,
    unkId: id,
    lowercase: z.literal(true),
  })
  .refine((labels) => labels.pairLabels.every((label) => labels.signatures[label] !== undefined), {
    error: 'every pair label needs a signature',
  });
export type ReaderLabels = Readonly<z.infer<typeof readerLabelsSchema>>;

/** Columns of the labels that a pair of types admits, by `admits[head][tail]`, types counted as in `labels.types`. */
export type AdmittedLabels = readonly (readonly (readonly number[])[])[];

/** Turns the signatures round: which labels does a pair of types admit? */
export function admittedLabels(labels: ReaderLabels): AdmittedLabels {
  const admits = (head: NodeType | CueType, tail: NodeType | CueType): readonly number[] =>
    labels.pairLabels.flatMap((label, column) => {
      const signature = labels.signatures[label];
      return signature?.[0].includes(head) && signature[1].includes(tail) ? [column] : [];
    });
  return labels.types.map((head) => labels.types.map((tail) => admits(head, tail)));
}
