// Creates or replaces Passage nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Passage {id: row.id})
SET n = row.properties
