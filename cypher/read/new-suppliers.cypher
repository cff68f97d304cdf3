// question: From whom does a state buy since a day from whom no deal is told before?
// param buyer State The buying state
// param since date The day
// column supplier Who sells
// column deals Number of deals since
// column systems Weapon systems they cover
// column first First deal reported
MATCH (:State {id: $buyer})<-[:BUYER]-(d:Deal)-[:SELLER]->(seller:Actor)
WITH seller, d, coalesce(d.first, '9999') AS told
WITH seller, min(told) AS earliest, collect(DISTINCT d.id) AS ids
WHERE earliest >= $since
UNWIND ids AS id
MATCH (d:Deal {id: id})
OPTIONAL MATCH (d)-[:COVERS]->(w:WeaponSystem)
WITH seller, d, w ORDER BY w.name
WITH seller, count(DISTINCT d) AS deals, collect(DISTINCT w.name) AS systems, min(d.first) AS first
RETURN seller.name AS supplier, deals, systems, first
ORDER BY deals DESC, seller.id
