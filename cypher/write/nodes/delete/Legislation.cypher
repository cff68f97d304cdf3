// Deletes Legislation nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Legislation {id: row.id})
DETACH DELETE n
