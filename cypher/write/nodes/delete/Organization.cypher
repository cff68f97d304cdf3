// Deletes Organization nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Organization {id: row.id})
DETACH DELETE n
