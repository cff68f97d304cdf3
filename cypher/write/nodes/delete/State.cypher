// Deletes State nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:State {id: row.id})
DETACH DELETE n
