import { groupLabelOf, type NodeLabel, nodeLabels, relationshipTypes } from '../../src/model/index.ts';

/** What every file of cypher/write must hold, by its path there. */
export function writeStatements(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const label of nodeLabels) {
    files.set(`nodes/upsert/${label}.cypher`, upsertNodes(label));
    files.set(
      `nodes/delete/${label}.cypher`,
      `// Deletes ${label} nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:${label} {id: row.id})
DETACH DELETE n
`,
    );
  }
  for (const type of relationshipTypes) {
    files.set(
      `relationships/upsert/${type}.cypher`,
      `// Creates or replaces ${type} relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})
MATCH (b:To {id: row.to})
MERGE (a)-[r:\`${type}\` {key: row.key}]->(b)
SET r = row.properties
RETURN count(r) AS written
`,
    );
    files.set(
      `relationships/delete/${type}.cypher`,
      `// Deletes ${type} relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:\`${type}\` {key: row.key}]->(b:To {id: row.to})
DELETE r
`,
    );
  }
  return files;
}

function upsertNodes(label: NodeLabel): string {
  const group = groupLabelOf[label];
  return `// Creates or replaces ${label} nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:${label} {id: row.id})
SET n = row.properties
${group === undefined ? '' : `SET n:${group}\n`}`;
}
