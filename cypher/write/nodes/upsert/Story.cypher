// Creates or replaces Story nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Story {id: row.id})
SET n = row.properties
