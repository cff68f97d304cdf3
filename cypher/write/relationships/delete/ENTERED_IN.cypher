// Deletes ENTERED_IN relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`ENTERED_IN` {key: row.key}]->(b:To {id: row.to})
DELETE r
