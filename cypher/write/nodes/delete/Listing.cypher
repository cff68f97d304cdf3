// Deletes Listing nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Listing {id: row.id})
DETACH DELETE n
