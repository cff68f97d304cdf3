// Deletes RECORDED_ITEM relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})-[r:`RECORDED_ITEM` {key: row.key}]->(b:To {id: row.to})
DELETE r
