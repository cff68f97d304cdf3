import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeLabels } from '../../src/model/index.ts';
import { schemaStatements } from '../../src/storage/cypher-files.ts';
import { namedQueries } from '../../src/storage/index.ts';
import { parseNamedQuery } from '../../src/storage/named-query.ts';
import { writeStatements } from './write-statements.ts';

const write = join(import.meta.dirname, '../../cypher/write');

describe('cypher/write', () => {
  it('holds one statement for each label and relationship type of the model, and nothing else', () => {
    const files = readdirSync(write, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(write, file)).isFile(),
    );
    expect(files.sort()).toEqual([...writeStatements().keys()].sort());
    for (const [file, text] of writeStatements()) {
      expect(readFileSync(join(write, file), 'utf8'), file).toBe(text);
    }
  });
});

describe('cypher/schema', () => {
  it.each(['embedded', 'neo4j'] as const)('makes the ids of every label unique (%s)', (kind) => {
    const statements = schemaStatements(kind);
    for (const label of nodeLabels) {
      const unique = `FOR (n:${label}) REQUIRE n.id IS UNIQUE`;
      expect(statements.filter((statement) => statement.includes(unique))).toHaveLength(1);
    }
    expect(statements.every((statement) => statement.includes(' IF NOT EXISTS'))).toBe(true);
  });
});

describe('cypher/read', () => {
  it('says of every query what it answers, takes and gives', () => {
    expect(namedQueries().length).toBeGreaterThanOrEqual(30);
    for (const query of namedQueries()) {
      const used = [...query.text.matchAll(/\$(\w+)/g)].map(([, name]) => name);
      const declared = query.parameters.map(({ name }) => name);
      expect([...new Set(used)].sort(), query.name).toEqual([...declared].sort());
      expect(query.question, query.name).toMatch(/\?$/);
      expect(query.text.match(/^\/\/ (?!question: |param |column |reads all: )/gm), query.name).toBeNull();
    }
  });

  it('is listed in docs/queries.md', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/queries.md'), 'utf8');
    const listed = [...docs.matchAll(/^\| `([a-z0-9-]+)` \| (.+\?) \| (.*) \|$/gm)].map((row) =>
      row.slice(1),
    );
    expect(listed).toEqual(
      namedQueries().map(({ name, question, parameters }) => [
        name,
        question,
        parameters.map((parameter) => `\`${parameter.name}\``).join(', '),
      ]),
    );
  });

  it('reads why a query reads all', () => {
    const text = '// question: Who?\n// column name Whose\n// reads all: it must\nRETURN 1 AS name';
    expect(parseNamedQuery('who', text).readsAll).toBe('it must');
  });

  it('reads a header', () => {
    const text = `// question: Who?
// param state State The state
// param limit integer [10] How many
// column name Whose name
MATCH (n) RETURN n.name AS name`;
    expect(parseNamedQuery('who', text)).toEqual({
      name: 'who',
      question: 'Who?',
      parameters: [
        { name: 'state', type: 'State', description: 'The state' },
        { name: 'limit', type: 'integer', default: 10, description: 'How many' },
      ],
      columns: [{ name: 'name', description: 'Whose name' }],
      text,
    });
  });

  it.each([
    'RETURN 1',
    '// question: Who?\nRETURN 1',
    '// question: Who?\n// param x Wrong What\n// column a b\nRETURN 1',
  ])('refuses the header of %j', (text) => {
    expect(() => parseNamedQuery('who', text)).toThrow('cypher/read/who.cypher');
  });
});
