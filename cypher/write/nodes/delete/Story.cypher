// Deletes Story nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Story {id: row.id})
DETACH DELETE n
