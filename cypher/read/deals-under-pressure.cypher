// question: Which deals came under pressure, and what became of them?
// column deal Id of the deal
// column name What it is
// column by Who pressed
// column action How
// column pressed When the pressure was first reported
// column status How far the deal has come
// column stopped Whether it was suspended, cancelled or blocked
// column last When the deal was last reported
// reads all: every pressure over a deal is asked for
MATCH (p:Pressure)-[:CONCERNS]->(d:Deal)
MATCH (p)-[:PRESSED_BY]->(presser:Actor)
WITH DISTINCT d, p, presser
RETURN d.id AS deal, d.name AS name, presser.name AS by, p.action AS action, p.first AS pressed,
  d.status AS status, coalesce(d.stopped, false) AS stopped, d.last AS last
ORDER BY d.id, coalesce(p.first, ''), p.id, presser.id
