// Deletes RECORDED_BUYER relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`RECORDED_BUYER` {key: row.key}]->(b:To {id: row.to})
DELETE r
