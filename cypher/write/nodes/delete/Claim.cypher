// Deletes Claim nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Claim {id: row.id})
DETACH DELETE n
