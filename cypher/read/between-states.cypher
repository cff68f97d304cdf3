// question: What passes between two states: sales, proposals, pressure, threats, sanctions, resistance?
// param left State One state
// param right State The other
// column from Who acts
// column to On whom
// column edge How
// column first First reported
// column last Last reported
// column until When it ended
// column active Whether it goes on
// column sources Number of stories that report it
MATCH (a:State)-[r:SELLS_ARMS_TO|PROPOSES_ARMS_TO|THREATENS|SANCTIONS|PRESSURES|RESISTS]->(b:State)
WHERE a.id IN [$left, $right] AND b.id IN [$left, $right] AND a.id <> b.id
RETURN a.name AS from, b.name AS to, type(r) AS edge, r.first AS first, r.last AS last, r.until AS until,
  r.active AS active, r.sources AS sources
ORDER BY coalesce(r.first, ''), type(r), a.id, r.key
