// Creates or replaces Article nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Article {id: row.id})
SET n = row.properties
