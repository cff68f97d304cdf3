// Creates or replaces State nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:State {id: row.id})
SET n = row.properties
SET n:Actor
