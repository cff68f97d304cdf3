// question: Which traded weapon systems hold parts that firms of a state make, and who buys them from others?
// param state State Where the makers of the parts are based
// column part The part
// column maker Who makes it
// column system The system that holds it
// column sellers Others who sell the system
// column buyers Who buys it from them
// column deals Number of those deals
MATCH (s:State {id: $state})<-[:BASED_IN]-(m:Organization)<-[:MADE_BY]-(p:WeaponSystem)-[:COMPONENT_OF]->(w:WeaponSystem)
WITH DISTINCT s, m, p, w
MATCH (w)<-[:COVERS]-(d:Deal)-[:SELLER]->(seller:Actor)
WHERE seller.id <> s.id
MATCH (d)-[:BUYER]->(buyer:Actor)
WITH m, p, w, d, seller, buyer ORDER BY seller.name, buyer.name
WITH m, p, w, count(DISTINCT d) AS deals, collect(DISTINCT seller.name) AS sellers, collect(DISTINCT buyer.name) AS buyers
RETURN p.name AS part, m.name AS maker, w.name AS system, sellers, buyers, deals
ORDER BY deals DESC, w.id, p.id, m.id
