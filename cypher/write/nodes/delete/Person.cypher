// Deletes Person nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Person {id: row.id})
DETACH DELETE n
