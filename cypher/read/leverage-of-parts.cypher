// question: Which states make parts of what a state is buying from others, and could withhold them?
// param buyer State The buying state
// column state Where the part's maker is based
// column part The part
// column system The system that the deals cover
// column deals Number of deals that are neither stopped nor delivered
MATCH (b:State {id: $buyer})<-[:BUYER]-(d:Deal)-[:COVERS]->(w:WeaponSystem)
WHERE coalesce(d.stopped, false) = false AND coalesce(d.stage, '') <> 'delivered'
MATCH (c:Claim)-[:REPORTS]->(d)
WHERE c.polarity = 'asserted' AND c.modality <> 'hypothetical'
WITH DISTINCT b, d, w
MATCH (d)-[:SELLER]->(s:Actor)
WITH b, w, count(DISTINCT d) AS deals, collect(DISTINCT s.id) AS sellers
MATCH (w)-[:VARIANT_OF*0..4]->(family:WeaponSystem)<-[:COMPONENT_OF]-(p:WeaponSystem)
WITH DISTINCT b, w, deals, sellers, p
MATCH (p)-[:MADE_BY]->(:Actor)-[:BASED_IN]->(home:State)
WHERE home.id <> b.id AND NOT home.id IN sellers
WITH DISTINCT home, p, w, deals
RETURN home.name AS state, p.name AS part, w.name AS system, deals
ORDER BY deals DESC, home.id, p.id, w.id
