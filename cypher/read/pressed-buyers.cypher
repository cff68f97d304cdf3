// question: Which buyers of one state's arms has another state pressed, itself or through its firms?
// param seller Actor Who sells
// param presser Actor Who presses
// param since date ["0000"] Only pressure last reported on or after this day
// column buyer Who buys and is pressed
// column systems Weapon systems it buys from the seller
// column deals Number of deals with the seller
// column pressures Number of pressures on the buyer, or on a firm or organ based there
// column actions What the presser does; waivers are left out
// column first When the pressure was first reported
// column last When it was last reported
MATCH (:Actor {id: $presser})<-[:PRESSED_BY]-(p:Pressure)-[:PRESSED_ON]->(:Actor)-[:BASED_IN*0..1]->(b:Actor)
WHERE coalesce(p.last, '9999') >= $since AND p.action <> 'waive'
WITH DISTINCT b, p
ORDER BY p.action
WITH b, count(p) AS pressures, collect(DISTINCT p.action) AS actions, min(p.first) AS first, max(p.last) AS last
MATCH (b)<-[:BUYER]-(d:Deal)-[:SELLER]->(:Actor {id: $seller})
OPTIONAL MATCH (d)-[:COVERS]->(w:WeaponSystem)
WITH b, pressures, actions, first, last, d, w ORDER BY w.name
WITH b, pressures, actions, first, last, count(DISTINCT d) AS deals, collect(DISTINCT w.name) AS systems
RETURN b.name AS buyer, systems, deals, pressures, actions, first, last
ORDER BY pressures DESC, b.id
