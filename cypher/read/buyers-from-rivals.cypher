// question: Which states buy from two rivals, one of which presses, threatens or sanctions the other?
// column buyer Who buys from both
// column from The rival that presses
// column rival The rival that is pressed
// column acts How the one acts against the other
// reads all: every pair of which one presses the other is asked for, with all to whom both sell
MATCH (a:Actor)-[hostile:PRESSURES|THREATENS|SANCTIONS]->(b:Actor)
WITH a, b, type(hostile) AS act ORDER BY act
WITH a, b, collect(DISTINCT act) AS acts
MATCH (a)-[:SELLS_ARMS_TO]->(state:State)<-[:SELLS_ARMS_TO]-(b)
WHERE state.id <> a.id AND state.id <> b.id
WITH DISTINCT state, a, b, acts
RETURN state.name AS buyer, a.name AS from, b.name AS rival, acts
ORDER BY state.id, a.id, b.id
