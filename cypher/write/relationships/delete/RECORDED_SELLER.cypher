// Deletes RECORDED_SELLER relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`RECORDED_SELLER` {key: row.key}]->(b:To {id: row.to})
DELETE r
