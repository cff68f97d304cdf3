// Deletes Passage nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Passage {id: row.id})
DETACH DELETE n
