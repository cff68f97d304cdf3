// Deletes RegisterEntry nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:RegisterEntry {id: row.id})
DETACH DELETE n
