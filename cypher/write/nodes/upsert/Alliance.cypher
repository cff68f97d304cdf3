// Creates or replaces Alliance nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Alliance {id: row.id})
SET n = row.properties
SET n:Actor
