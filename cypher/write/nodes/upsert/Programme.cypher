// Creates or replaces Programme nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Programme {id: row.id})
SET n = row.properties
