// Deletes Alliance nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Alliance {id: row.id})
DETACH DELETE n
