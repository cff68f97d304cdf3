// title: Paths of leverage
// question: By which ways, in at most three steps, can one state act on another: by what it sells, threatens or sanctions?
// param from Actor Who acts
// param to Actor On whom
WITH 'state:USA' AS from, 'state:TUR' AS to
MATCH (a:Actor {id: from})-[r:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(x:Actor)
WITH from, to, x, coalesce(sum(r.sources), 0) AS stories
ORDER BY stories DESC, x.id
LIMIT 20
WITH from, to, collect(x.id) AS reached
MATCH (x:Actor)-[r:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(b:Actor {id: to})
WITH from, to, reached, x, coalesce(sum(r.sources), 0) AS stories
ORDER BY stories DESC, x.id
LIMIT 20
WITH from, to, reached, collect(x.id) AS reaching
MATCH (a:Actor {id: from})
MATCH (b:Actor {id: to})
CALL (a, b, reached, reaching) {
  MATCH p = (a)-[:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(b)
  RETURN p
  UNION ALL
  MATCH p = (a)-[:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(x:Actor)-[:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(b)
  WHERE x.id IN reached
  RETURN p
  UNION ALL
  MATCH p = (a)-[:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(x:Actor)-[:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(y:Actor)-[:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(b)
  WHERE x.id IN reached AND y.id IN reaching AND x <> b AND y <> a
  RETURN p
}
WITH p, length(p) AS steps, reduce(total = 0, r IN relationships(p) | total + coalesce(r.sources, 0)) AS stories,
  reduce(names = '', n IN nodes(p) | names + n.id + ' ') AS way
ORDER BY steps, stories DESC, way
LIMIT 40
RETURN p
