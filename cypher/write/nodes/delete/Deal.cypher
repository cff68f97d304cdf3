// Deletes Deal nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Deal {id: row.id})
DETACH DELETE n
