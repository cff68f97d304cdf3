// Deletes Resistance nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Resistance {id: row.id})
DETACH DELETE n
