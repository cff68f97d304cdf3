// Creates or replaces Organization nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Organization {id: row.id})
SET n = row.properties
SET n:Actor
