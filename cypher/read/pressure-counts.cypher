// question: Who pressed a state, its firms and officials, by which acts and how often?
// param state State The pressed state
// column by Who presses: the state where the graph knows whose the actor is
// column action What it did: urge, warn, threaten, sanction, block, condemn or waive
// column done False where no claim tells a sanction, block or waiver surely as done
// column acts Number of acts
MATCH (s:State {id: $state})<-[:BASED_IN|OFFICIAL_OF*0..1]-(t:Actor)<-[:PRESSED_ON]-(p:Pressure)
WITH DISTINCT s, t, p
OPTIONAL MATCH (t)-[:BASED_IN|OFFICIAL_OF]->(h:State)
WITH s, t, p, count(DISTINCT h) AS homes
WHERE t.id = s.id OR homes = 1
WITH DISTINCT p
MATCH (c:Claim)-[:REPORTS]->(p)
WHERE c.polarity = 'asserted' AND c.modality <> 'hypothetical'
WITH DISTINCT p
MATCH (p)-[:PRESSED_BY]->(a:Actor)
OPTIONAL MATCH (a)-[:BASED_IN|OFFICIAL_OF]->(h:State)
WITH p, a, count(DISTINCT h) AS homes, min(h.id) AS home
WITH DISTINCT p, CASE WHEN homes = 1 THEN home ELSE a.id END AS id
MATCH (presser:Actor {id: id})
WITH presser, p.action AS action, coalesce(p.done, true) AS done, count(DISTINCT p) AS acts
RETURN presser.name AS by, action, done, acts
ORDER BY acts DESC, presser.id, action, done
