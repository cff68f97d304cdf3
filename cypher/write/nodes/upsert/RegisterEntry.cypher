// Creates or replaces RegisterEntry nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:RegisterEntry {id: row.id})
SET n = row.properties
