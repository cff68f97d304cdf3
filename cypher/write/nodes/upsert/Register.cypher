// Creates or replaces Register nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Register {id: row.id})
SET n = row.properties
