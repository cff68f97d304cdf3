// Creates or replaces Person nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Person {id: row.id})
SET n = row.properties
SET n:Actor
