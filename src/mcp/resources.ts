import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { docSection } from '../config/index.ts';
import { DemarcheError, derivedTypes, eventKinds, type Vocabulary } from '../model/index.ts';
import { report } from '../pipeline/index.ts';
import type { Door } from './door.ts';
import { sayFault } from './say-fault.ts';

const invalidParams = -32_602;
/** A resource has no parts: a longer dossier is cut aloud. */
const mostCharacters = 60_000;
const dossiersListed = 50;

/** Puts the resources on a server: dossiers, the vocabulary, and what one must know to write Cypher. */
export function registerResources(server: McpServer, door: Door): void {
  const told = async (uri: URL, mimeType: string, make: () => Promise<string> | string) => {
    try {
      return { contents: [{ uri: uri.href, mimeType, text: await make() }] };
    } catch (error) {
      throw new McpError(invalidParams, sayFault(error, door));
    }
  };
  server.registerResource(
    'schema',
    'demarche://schema',
    {
      title: 'The graph’s schema',
      description: 'Labels, properties and relationships, and what to mind when writing Cypher',
      mimeType: 'text/markdown',
    },
    (uri) => told(uri, 'text/markdown', schemaText),
  );
  server.registerResource(
    'vocabulary',
    'demarche://vocabulary',
    {
      title: 'The vocabulary',
      description: 'What kinds of thing are known by name, and how many of each',
      mimeType: 'application/json',
    },
    (uri) => told(uri, 'application/json', () => overview(door.vocabulary)),
  );
  server.registerResource(
    'vocabulary-kind',
    new ResourceTemplate('demarche://vocabulary/{kind}', {
      list: undefined,
      complete: {
        kind: (begun) => Object.keys(kindsOf(door.vocabulary)).filter((kind) => kind.startsWith(begun)),
      },
    }),
    {
      title: 'Names of one kind',
      description:
        'Ids and names, one a line: states, organizations, people, alliances, programmes, weapons or laws',
      mimeType: 'text/plain',
    },
    (uri, { kind }) => told(uri, 'text/plain', () => namesOf(door.vocabulary, String(kind))),
  );
  server.registerResource(
    'dossier',
    new ResourceTemplate('demarche://dossier/{id}', { list: () => listDossiers(door) }),
    {
      title: 'A dossier',
      description:
        'What is told of a subject, each statement with its exact words; id as the tool find gives it',
      mimeType: 'text/markdown',
    },
    (uri, { id }) => told(uri, 'text/markdown', () => dossier(door, decodeURIComponent(String(id)))),
  );
}

function schemaText(): string {
  return [
    docSection('graph.md', 'The graph'),
    docSection('queries.md', 'To mind in Cypher of your own'),
  ].join('\n');
}

type Named = readonly { readonly id: string; readonly name: string }[];

function kindsOf({
  states,
  organizations,
  people,
  alliances,
  programmes,
  weapons,
  laws,
}: Vocabulary): Readonly<Record<string, Named>> {
  return { states, organizations, people, alliances, programmes, weapons, laws };
}

function overview(vocabulary: Vocabulary): string {
  const kinds = Object.entries(kindsOf(vocabulary)).map(([kind, records]) => ({
    kind,
    names: records.length,
    resource: `demarche://vocabulary/${kind}`,
  }));
  return JSON.stringify(
    { version: vocabulary.version, kinds, events: eventKinds, edges: derivedTypes },
    null,
    1,
  );
}

function namesOf(vocabulary: Vocabulary, kind: string): string {
  const kinds = kindsOf(vocabulary);
  const records = kinds[kind];
  if (records !== undefined) return records.map(({ id, name }) => `${id}  ${name}\n`).join('');
  throw new DemarcheError(
    'settings/invalid',
    `The vocabulary has no kind "${kind}"; it has ${Object.keys(kinds).join(', ')}.`,
  );
}

async function dossier({ keeper, vocabulary }: Door, id: string): Promise<string> {
  const text = await keeper.reading({}, (store) => report(store, vocabulary, [id], { format: 'md' }));
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters)}\n\n[Cut after ${mostCharacters} characters of ${text.length}: the tool report gives all of it in parts.]\n`;
}

/** The subjects with the most events, of all kinds. */
async function listDossiers(door: Door) {
  const { rows } = await door.keeper.reading({}, (store) =>
    store.query(
      `MATCH (n)-[r:${derivedTypes.join('|')}]-() WITH n.id AS id, n.name AS name, count(r) AS edges RETURN id, name, edges ORDER BY edges DESC, id`,
      {},
      { limit: dossiersListed, timeoutMs: 30_000 },
    ),
  );
  return {
    resources: rows.map(([id, name]) => ({
      uri: `demarche://dossier/${encodeURIComponent(String(id))}`,
      name: `Dossier: ${String(name)}`,
      mimeType: 'text/markdown',
    })),
  };
}
