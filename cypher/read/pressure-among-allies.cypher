// question: Which members of one alliance, or which treaty allies, press each other?
// param kind string ["alliance"] Kind of the alliances: alliance, union, organisation or forum
// column by Who presses
// column on Whom
// column edge How
// column alliances Alliances of which both are members
// column treaty Whether the two are allies by treaty
// column first First reported
// column last Last reported
// column sources Number of stories that report it
// reads all: every pair between whom pressure is told, one edge a pair and kind
MATCH (a:State)-[r:THREATENS|SANCTIONS|PRESSURES]->(b:State)
OPTIONAL MATCH (a)-[one:MEMBER_OF]->(g:Alliance {kind: $kind})<-[other:MEMBER_OF]-(b)
WHERE coalesce(one.active, true) AND coalesce(other.active, true)
WITH a, r, b, g ORDER BY g.name
WITH a, r, b, collect(DISTINCT g.name) AS alliances
WITH a, r, b, alliances, EXISTS { MATCH (a)-[:ALLY_OF]-(b) } AS treaty
WHERE size(alliances) > 0 OR treaty
RETURN a.name AS by, b.name AS on, type(r) AS edge, alliances, treaty, r.first AS first, r.last AS last, r.sources AS sources
ORDER BY a.id, b.id, edge, r.key
