// question: Who buys a weapon system or a variant of it, from whom, and how far has it come?
// param system WeaponSystem The weapon system
// column buyer Who buys
// column seller Who sells
// column item The system or variant
// column deal Id of the deal
// column status How far it has come
// column stopped Whether it was suspended, cancelled or blocked
// column quantity How many
// column last Last reported
// column sources Number of stories that report it
MATCH (:WeaponSystem {id: $system})<-[:VARIANT_OF*0..2]-(w:WeaponSystem)<-[covers:COVERS]-(d:Deal)-[:BUYER]->(b:Actor)
OPTIONAL MATCH (d)-[:SELLER]->(s:Actor)
WITH DISTINCT b, s, w, d, covers.quantity AS quantity
RETURN b.name AS buyer, s.name AS seller, w.name AS item, d.id AS deal, d.status AS status,
  coalesce(d.stopped, false) AS stopped, quantity, d.last AS last, d.sources AS sources
ORDER BY coalesce(d.last, '') DESC, d.id, w.id, b.id, s.id
