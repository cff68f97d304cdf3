// Deletes Text nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:Text {id: row.id})
DETACH DELETE n
