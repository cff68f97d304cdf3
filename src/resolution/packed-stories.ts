import { createHash } from 'node:crypto';
import { type PackedStoriesHead, packedStoriesHeadSchema, sha256, type Vocabulary } from '../model/index.ts';
import type { StoryEntry } from './story-entry.ts';

/** How an index decided of its texts, in a form that outlives the process. */
export interface PackedIndex {
  readonly entries: readonly StoryEntry[];
  readonly bridges: ReadonlyMap<string, boolean>;
}

/** Raised whenever other keys are made of a text, or texts are compared in another way: indexes of before are then useless. */
const version = 1;

type Words = Pick<Vocabulary, 'press' | 'numbers'>;

/** Packs an index whose texts are all decided: a line of JSON, then the hashes as 32-bit numbers, the lowest byte first. */
export function packStories({ entries, bridges }: PackedIndex, vocabulary: Words): Uint8Array {
  const places = new Map(entries.map((entry, at) => [entry, at]));
  const byId = new Map(entries.map(({ id }, at) => [id, at]));
  const at = (entry: StoryEntry): readonly number[] => {
    const place = places.get(entry);
    return place === undefined ? [] : [place];
  };
  const lists = (of: (entry: StoryEntry) => readonly StoryEntry[]): [number, number[]][] =>
    entries.flatMap((entry, place): [number, number[]][] =>
      of(entry).length === 0 ? [] : [[place, of(entry).flatMap(at)]],
    );
  const body = numbersOf(entries.flatMap(({ keys, sketch }) => [keys, sketch.whole, sketch.lead]));
  const head: PackedStoriesHead = {
    comparison: comparisonOf(vocabulary),
    sha256: hashOfBytes(body),
    ids: entries.map(({ id }) => id),
    hashes: entries.map(({ hash }) => hash),
    ranks: entries.map(({ place }) => place.slice(0, place.indexOf(' '))),
    corrections: entries.flatMap(({ isCorrection }, place) => (isCorrection ? [place] : [])),
    mains: entries.map(({ main }) => (main === undefined ? -1 : (at(main)[0] ?? -1))),
    bridged: lists(({ bridged }) => bridged),
    via: lists(({ via }) => via),
    alike: entries.flatMap(({ alike }, place): [number, number, number][] =>
      alike === undefined ? [] : at(alike.entry).map((other) => [place, other, alike.similarity]),
    ),
    bridges: [...bridges].flatMap(([key, is]): [number, number, boolean][] => {
      const [one = -1, other = -1] = key.split(' ').map((id) => byId.get(id) ?? -1);
      return one < 0 || other < 0 ? [] : [[one, other, is]];
    }),
    lengths: entries.map(({ keys, sketch }) => [keys.length, sketch.whole.length, sketch.lead.length]),
  };
  const line = JSON.stringify(head);
  return Buffer.concat([Buffer.from(`${sha256(line)} ${line}\n`), body]);
}

/**
 * The index that was packed; `textOf` gives the words of texts by their ids, '' for those that are no more. `undefined` where the
 * bytes are not whole, or come of another way to compare texts.
 */
export function unpackStories(
  bytes: Uint8Array,
  vocabulary: Words,
  textOf: (id: string) => string,
): PackedIndex | undefined {
  const end = bytes.indexOf(10);
  const head = end < 0 ? undefined : headIn(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  if (head === undefined || head.comparison !== comparisonOf(vocabulary)) return undefined;
  const body = bytes.subarray(end + 1);
  if (hashOfBytes(body) !== head.sha256) return undefined;
  const take = taking(body);
  const corrections = new Set(head.corrections);
  const entries = head.ids.map((id, slot): StoryEntry => {
    const [keys = 0, whole = 0, lead = 0] = head.lengths[slot] ?? [];
    const hash = head.hashes[slot] ?? '';
    return {
      id,
      text: textOf(id),
      hash,
      isCorrection: corrections.has(slot),
      place: `${head.ranks[slot]} ${hash} ${id}`,
      slot,
      keys: take(keys),
      sketch: { whole: take(whole), lead: take(lead) },
      main: undefined,
      bridged: [],
      via: [],
      alike: undefined,
      isPending: false,
    };
  });
  const at = (place: number): readonly StoryEntry[] => {
    const entry = entries[place];
    return entry === undefined ? [] : [entry];
  };
  for (const [place, entry] of entries.entries()) entry.main = at(head.mains[place] ?? -1)[0];
  for (const [place, others] of head.bridged)
    for (const entry of at(place)) entry.bridged = others.flatMap(at);
  for (const [place, others] of head.via) for (const entry of at(place)) entry.via = others.flatMap(at);
  for (const [place, other, similarity] of head.alike) {
    for (const entry of at(place)) for (const alike of at(other)) entry.alike = { entry: alike, similarity };
  }
  const bridges = new Map(
    head.bridges.map(([one, other, is]) => [`${head.ids[one]} ${head.ids[other]}`, is] as const),
  );
  return entries.every(({ main }) => main !== undefined) ? { entries, bridges } : undefined;
}

function headIn(line: string): PackedStoriesHead | undefined {
  const space = line.indexOf(' ');
  const json = line.slice(space + 1);
  if (sha256(json) !== line.slice(0, space)) return undefined;
  // Of another version its fields may be others, though the hash is right.
  return packedStoriesHeadSchema.safeParse(JSON.parse(json)).data;
}

/** What texts are compared by: the way, and the words that it rests on. */
function comparisonOf({ press, numbers }: Words): string {
  return `${version} ${sha256(JSON.stringify([press, numbers]))}`;
}

function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function numbersOf(parts: readonly Uint32Array[]): Uint8Array {
  const all = new DataView(new ArrayBuffer(4 * parts.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const part of parts) {
    for (const number of part) {
      all.setUint32(at, number, true);
      at += 4;
    }
  }
  return new Uint8Array(all.buffer);
}

/** Reads numbers from the beginning on, so many at a time. */
function taking(bytes: Uint8Array): (count: number) => Uint32Array {
  const all = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return (count) => {
    const part = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) part[index] = all.getUint32(at + 4 * index, true);
    at += 4 * count;
    return part;
  };
}
