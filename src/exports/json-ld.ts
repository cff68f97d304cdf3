import type {
  ExportFile,
  GraphRows,
  NodeRow,
  Properties,
  PropertyValue,
  RelationshipRow,
} from '../model/index.ts';
import { groupBy } from '../util/group-by.ts';

import { classesOf, prefixes, propertyTerms, termOf } from './linked-data-terms.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON-LD 1.1 with the terms of schema.org and PROV-O, and `demarche:` for what they lack. Each relationship is a property of
 * the node that it leaves; one that has properties of its own (dates, stories, claims) is described as well, as a
 * `demarche:Relationship` with `demarche:from`, `demarche:to` and `demarche:type`.
 */
export function jsonLdFile(rows: GraphRows): readonly ExportFile[] {
  return [{ name: 'graph.jsonld', chunks: document(rows) }];
}

function* document({ nodes, relationships }: GraphRows): Generator<string> {
  const leaving = groupBy(relationships, ({ from }) => from.id);
  yield `{\n"@context": ${JSON.stringify(prefixes)},\n"@graph": [`;
  let isFirst = true;
  const next = (object: Json): string => {
    const separator = isFirst ? '\n' : ',\n';
    isFirst = false;
    return separator + JSON.stringify(object);
  };
  for (const node of nodes) yield next(nodeObject(node, leaving.get(node.id) ?? []));
  for (const row of relationships) {
    if (Object.keys(row.properties).length > 0) yield next(relationshipObject(row));
  }
  yield '\n]\n}\n';
}

function nodeObject({ id, label, properties }: NodeRow, leaving: readonly RelationshipRow[]): Json {
  const { url, ...others } = properties;
  const byTerm = groupBy(leaving, ({ type }) => termOf(type));
  return {
    '@id': iriOf(id),
    '@type': classesOf[label],
    ...described(others),
    ...(typeof url === 'string' && isAddress(url) && { 'schema:url': { '@id': url } }),
    ...Object.fromEntries(
      [...byTerm].map(([term, rows]) => [term, rows.map(({ to }) => ({ '@id': iriOf(to.id) }))]),
    ),
  };
}

function relationshipObject({ type, from, to, key, properties }: RelationshipRow): Json {
  return {
    '@id': iriOf(`${type}:${from.id}:${to.id}${key === '' ? '' : `:${key}`}`),
    '@type': 'demarche:Relationship',
    'demarche:type': type,
    'demarche:from': { '@id': iriOf(from.id) },
    'demarche:to': { '@id': iriOf(to.id) },
    ...described(properties),
  };
}

function described(properties: Properties): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      propertyTerms[name] ?? `demarche:${name}`,
      literalOf(value),
    ]),
  );
}

/** Dates get their type by how exact they are; JSON has the other types. */
function literalOf(value: PropertyValue): Json {
  if (typeof value !== 'string') return value;
  const type = [
    [/^\d{4}-\d\d-\d\d$/, 'xsd:date'],
    [/^\d{4}-\d\d$/, 'xsd:gYearMonth'],
  ] as const;
  const found = type.find(([form]) => form.test(value));
  return found === undefined ? value : { '@value': value, '@type': found[1] };
}

/** Ids may hold any character; a URN takes few. */
function iriOf(id: string): string {
  return `urn:demarche:${encodeURIComponent(id).replaceAll('%3A', ':')}`;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && !/[\s<>"{}|\\^`]/.test(text);
}
