// Creates or replaces Listing nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Listing {id: row.id})
SET n = row.properties
