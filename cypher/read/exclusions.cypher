// question: Who was shut out of which programme or alliance, and by whom?
// column excluded Who was shut out
// column from Of what
// column by By whom
// column first First reported
// column last Last reported
// column until When they were let in again
// column sources Number of stories that report it
// reads all: every exclusion is asked for
MATCH (e:Exclusion)-[:EXCLUDED]->(out)
OPTIONAL MATCH (e)-[:EXCLUDED_FROM]->(group)
OPTIONAL MATCH (e)-[:EXCLUDED_BY]->(excluder)
RETURN out.name AS excluded, group.name AS from, excluder.name AS by, e.first AS first, e.last AS last,
  e.until AS until, e.sources AS sources
ORDER BY coalesce(e.last, '') DESC, e.id, out.id, coalesce(group.id, ''), coalesce(excluder.id, '')
