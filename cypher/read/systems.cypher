// question: Which weapon systems are traded, who makes them and who buys them?
// column system The weapon system
// column makers Who makes it
// column sellers Who sells it
// column buyers Who buys it
// column deals Number of deals
// reads all: every deal is asked for
MATCH (d:Deal)-[:COVERS]->(w:WeaponSystem)
WITH w, count(DISTINCT d) AS deals
OPTIONAL MATCH (w)-[:MADE_BY]->(maker)
WITH w, deals, maker ORDER BY maker.name
WITH w, deals, collect(DISTINCT maker.name) AS makers
OPTIONAL MATCH (w)<-[:COVERS]-(:Deal)-[:SELLER]->(seller:Actor)
WITH w, deals, makers, seller ORDER BY seller.name
WITH w, deals, makers, collect(DISTINCT seller.name) AS sellers
OPTIONAL MATCH (w)<-[:COVERS]-(:Deal)-[:BUYER]->(buyer:Actor)
WITH w, deals, makers, sellers, buyer ORDER BY buyer.name
WITH w, deals, makers, sellers, collect(DISTINCT buyer.name) AS buyers
RETURN w.name AS system, makers, sellers, buyers, deals
ORDER BY deals DESC, w.id
