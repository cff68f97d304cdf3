// Deletes Pressure nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Pressure {id: row.id})
DETACH DELETE n
