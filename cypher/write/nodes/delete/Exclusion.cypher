// Deletes Exclusion nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Exclusion {id: row.id})
DETACH DELETE n
