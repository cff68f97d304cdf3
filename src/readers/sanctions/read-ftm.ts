import { createReadStream } from 'node:fs';
import { z } from 'zod';
import type { ListedKind } from '../../model/index.ts';
import { refusalOf } from '../outcome.ts';
import { splitLines } from '../split-lines.ts';
import { listingOf } from './listing-of.ts';
import type { Concerns, ListFile, ReadListing } from './sanction-file.ts';

const values = z.array(z.unknown());
const entitySchema = z.object({
  id: z.string().min(1),
  schema: z.string().min(1),
  properties: z.record(z.string(), values),
  first_seen: z.string().nullish(),
});
type FtmEntity = z.infer<typeof entitySchema>;

const kinds: Readonly<Record<string, ListedKind>> = {
  Person: 'Person',
  Organization: 'Organization',
  Company: 'Organization',
  LegalEntity: 'Organization',
  PublicBody: 'Organization',
};
const mostBytes = 8 * 1024 * 1024;

/**
 * Streams entities of FollowTheMoney that concern the graph, one JSON object a line, with their sanctions: those nested in them
 * and those on lines of their own, which may stand anywhere, so that the file is read more than once.
 */
export async function* readFtm(file: ListFile, concerns: Concerns): AsyncGenerator<ReadListing> {
  const wanted = new Set<string>();
  for await (const { entity } of linesOf(file)) {
    const kind = entity && kinds[entity.schema];
    if (entity && kind && concerns(kind, namesOf(entity))) wanted.add(entity.id);
  }
  const sanctions = new Map<string, FtmEntity[]>();
  for await (const { entity } of linesOf(file)) {
    if (entity?.schema !== 'Sanction') continue;
    for (const id of textsOf(entity, 'entity')) {
      if (wanted.has(id)) sanctions.set(id, [...(sanctions.get(id) ?? []), entity]);
    }
  }
  for await (const { line, words, entity } of linesOf(file)) {
    if (entity === undefined) {
      const place = { source: file.path, position: `line ${line}` };
      const reason = 'The line is no entity of FollowTheMoney: it needs "id", "schema" and "properties".';
      yield { type: 'refused', refusal: refusalOf('sanctions', place, { code: 'input/bad-record', reason }) };
      continue;
    }
    const kind = kinds[entity.schema];
    if (kind === undefined || !wanted.has(entity.id)) {
      if (entity.schema !== 'Sanction') yield { type: 'passed' };
      continue;
    }
    const nested = (entity.properties['sanctions'] ?? []).flatMap((each) => {
      const parsed = entitySchema.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
    const all = [...nested, ...(sanctions.get(entity.id) ?? [])];
    // Who is in the file for another reason, such as holding an office, is on no list of sanctions.
    if (all.length === 0 && !textsOf(entity, 'topics').includes('sanction')) {
      yield { type: 'passed' };
      continue;
    }
    const said = (...names: readonly string[]) =>
      all.flatMap((each) => names.flatMap((name) => textsOf(each, name)));
    const listing = listingOf({
      line,
      words,
      listId: entity.id,
      kind,
      names: namesOf(entity),
      countries: ['country', 'jurisdiction', 'nationality', 'citizenship', 'mainCountry'].flatMap((name) =>
        textsOf(entity, name),
      ),
      programmes: [
        ...textsOf(entity, 'programId'),
        ...textsOf(entity, 'program'),
        ...said('programId', 'program'),
      ],
      listed: said('listingDate', 'startDate').sort()[0],
    });
    yield listing === undefined ? { type: 'passed' } : { type: 'listing', listing };
  }
}

async function* linesOf({ path }: ListFile) {
  for await (const { number, bytes } of splitLines(createReadStream(path), mostBytes)) {
    const words = bytes === undefined ? '' : Buffer.from(bytes).toString('utf8').replace(/\r$/, '');
    if (bytes !== undefined && words.trim() === '') continue;
    yield { line: number, words, entity: parsed(words) };
  }
}

function parsed(words: string): FtmEntity | undefined {
  try {
    const result = entitySchema.safeParse(JSON.parse(words));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

function namesOf(entity: FtmEntity): readonly string[] {
  return ['name', 'alias', 'weakAlias', 'previousName', 'abbreviation'].flatMap((name) =>
    textsOf(entity, name),
  );
}

/** The values of a property that are words; those that are entities of their own are left out. */
function textsOf({ properties }: FtmEntity, name: string): readonly string[] {
  return (properties[name] ?? []).flatMap((value) => (typeof value === 'string' ? [value] : []));
}
