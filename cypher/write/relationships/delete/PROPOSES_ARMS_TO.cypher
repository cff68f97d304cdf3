// Deletes PROPOSES_ARMS_TO relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`PROPOSES_ARMS_TO` {key: row.key}]->(b:To {id: row.to})
DELETE r
