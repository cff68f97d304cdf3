// Deletes Programme nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Programme {id: row.id})
DETACH DELETE n
