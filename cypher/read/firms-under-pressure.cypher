// question: Which firms and organs of a state are pressed, by whom, how and under which law?
// param state State Where they are based
// column firm The firm or organ
// column by Who presses
// column actions What they do; waivers are left out
// column law The laws it rests on
// column makes Weapon systems it makes
// column first First reported
// column last Last reported
MATCH (:State {id: $state})<-[:BASED_IN]-(o:Organization)<-[:PRESSED_ON]-(p:Pressure)-[:PRESSED_BY]->(presser:Actor)
WHERE p.action <> 'waive'
OPTIONAL MATCH (p)-[:UNDER_LAW]->(law:Legislation)
WITH o, presser, p, law ORDER BY p.action, law.name
WITH o, presser, collect(DISTINCT p.action) AS actions, collect(DISTINCT law.name) AS laws, min(p.first) AS first, max(p.last) AS last
OPTIONAL MATCH (o)<-[:MADE_BY]-(w:WeaponSystem)
WITH o, presser, actions, laws, first, last, w ORDER BY w.name
WITH o, presser, actions, laws, first, last, collect(DISTINCT w.name) AS makes
RETURN o.name AS firm, presser.name AS by, actions, laws AS law, makes, first, last
ORDER BY o.id, presser.id
