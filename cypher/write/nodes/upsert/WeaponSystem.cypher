// Creates or replaces WeaponSystem nodes by id; a property that is not in a row is removed.
UNWIND $rows AS row
MERGE (n:WeaponSystem {id: row.id})
SET n = row.properties
