// Deletes Register nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Register {id: row.id})
DETACH DELETE n
