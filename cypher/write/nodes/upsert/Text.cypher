// Creates or replaces Text nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:Text {id: row.id})
SET n = row.properties
