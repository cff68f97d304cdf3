// Deletes WeaponSystem nodes by id, with their relationships.
UNWIND $rows AS row
MATCH (n:WeaponSystem {id: row.id})
DETACH DELETE n
