// Creates or replaces Legislation nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Legislation {id: row.id})
SET n = row.properties
