// question: Who presses whom over what, under which law?
// param since date ["0000"] Only pressure last reported on or after this day
// column by Who presses
// column on Whom
// column action What they do
// column over The systems or deals it is about
// column law The law it rests on
// column first First reported
// column last Last reported
// column sources Number of stories that report it
// reads all: a pressure without a day counts at any time, and no index holds what is missing
MATCH (presser:Actor)<-[:PRESSED_BY]-(p:Pressure)-[:PRESSED_ON]->(target:Actor)
WHERE coalesce(p.last, '9999') >= $since
OPTIONAL MATCH (p)-[:CONCERNS]->(thing)
WITH p, presser, target, thing ORDER BY thing.name
WITH p, presser, target, collect(DISTINCT thing.name) AS things
OPTIONAL MATCH (p)-[:UNDER_LAW]->(law:Legislation)
WITH p, presser, target, things, law ORDER BY law.name
WITH p, presser, target, things, collect(DISTINCT law.name) AS laws
RETURN presser.name AS by, target.name AS on, p.action AS action, things AS over, laws AS law,
  p.first AS first, p.last AS last, p.sources AS sources
ORDER BY coalesce(p.last, '') DESC, p.id, presser.id, target.id
