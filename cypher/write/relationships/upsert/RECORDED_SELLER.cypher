// Creates or replaces RECORDED_SELLER relationships by their ends and key; From and To stand for the ends' labels.
UNWIND $rows AS row
MATCH (a:From {id: row.from})
MATCH (b:To {id: row.to})
MERGE (a)-[r:`RECORDED_SELLER` {key: row.key}]->(b)
SET r = row.properties
RETURN count(r) AS written
