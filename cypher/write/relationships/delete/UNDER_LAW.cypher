// Deletes UNDER_LAW relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`UNDER_LAW` {key: row.key}]->(b:To {id: row.to})
DELETE r
