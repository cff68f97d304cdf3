// Creates or replaces Claim nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Claim {id: row.id})
SET n = row.properties
