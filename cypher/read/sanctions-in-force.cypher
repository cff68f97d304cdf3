// question: Which sanctions and blocks were in force on a day, as far as it is told?
// param on date ["9999"] The day; when left out, those of which no end is told
// column by Who sanctions or blocks
// column on Whom
// column action sanction or block
// column done Whether a claim tells it surely as done
// column law The law it rests on
// column first First reported
// column until When it ended
// column sources Number of stories that report it
// reads all: every sanction and block is asked for
MATCH (p:Pressure)
WHERE p.action IN ['sanction', 'block'] AND coalesce(p.first, '0000') <= $on AND coalesce(p.until, '99999') > $on
MATCH (presser:Actor)<-[:PRESSED_BY]-(p)-[:PRESSED_ON]->(target:Actor)
OPTIONAL MATCH (p)-[:UNDER_LAW]->(law:Legislation)
WITH p, presser, target, law ORDER BY law.name
WITH p, presser, target, collect(DISTINCT law.name) AS laws
RETURN presser.name AS by, target.name AS on, p.action AS action, p.done AS done, laws AS law, p.first AS first,
  p.until AS until, p.sources AS sources
ORDER BY coalesce(p.first, '') DESC, p.id, presser.id, target.id
