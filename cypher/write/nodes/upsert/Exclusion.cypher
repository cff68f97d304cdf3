// Creates or replaces Exclusion nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Exclusion {id: row.id})
SET n = row.properties
SET n:Event
