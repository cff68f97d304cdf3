// Deletes EXCLUDED_FROM relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`EXCLUDED_FROM` {key: row.key}]->(b:To {id: row.to})
DELETE r
