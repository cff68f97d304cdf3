// question: Which laws are invoked, by whom and against whom?
// column law The law, treaty, embargo or regime
// column of Whose law it is
// column by Who invokes it
// column against Against whom
// column pressures Number of pressures that rest on it
// column first First reported
// column last Last reported
// reads all: every pressure that rests on a law is asked for
MATCH (l:Legislation)<-[:UNDER_LAW]-(p:Pressure)-[:PRESSED_BY]->(presser:Actor)
MATCH (p)-[:PRESSED_ON]->(target:Actor)
OPTIONAL MATCH (l)-[:LAW_OF]->(maker)
WITH l, presser, target, p, maker ORDER BY maker.name
WITH l, presser, target, collect(DISTINCT maker.name) AS makers, collect(DISTINCT p.id) AS ids,
  min(p.first) AS first, max(p.last) AS last
RETURN l.name AS law, makers AS of, presser.name AS by, target.name AS against, size(ids) AS pressures, first, last
ORDER BY size(ids) DESC, l.id, presser.id, target.id
