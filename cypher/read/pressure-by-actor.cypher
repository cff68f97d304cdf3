// question: Whom does a state or an alliance press, how, over what and under which law?
// param actor Actor Who presses
// param since date ["0000"] Only pressure last reported on or after this day
// column pressure Id of the pressure
// column on Whom
// column action What is done: urge, warn, threaten, sanction, block, condemn or waive
// column over The systems or deals it is about
// column law The law it rests on
// column first First reported
// column last Last reported
// column until When it was released
// column sources Number of stories that report it
MATCH (:Actor {id: $actor})<-[:PRESSED_BY]-(p:Pressure)
WHERE coalesce(p.last, '9999') >= $since
OPTIONAL MATCH (p)-[:PRESSED_ON]->(target:Actor)
WITH p, target ORDER BY target.name
WITH p, collect(DISTINCT target.name) AS targets
OPTIONAL MATCH (p)-[:CONCERNS]->(thing)
WITH p, targets, thing ORDER BY thing.name
WITH p, targets, collect(DISTINCT thing.name) AS things
OPTIONAL MATCH (p)-[:UNDER_LAW]->(law:Legislation)
WITH p, targets, things, law ORDER BY law.name
WITH p, targets, things, collect(DISTINCT law.name) AS laws
RETURN p.id AS pressure, targets AS on, p.action AS action, things AS over, laws AS law, p.first AS first,
  p.last AS last, p.until AS until, p.sources AS sources
ORDER BY coalesce(p.last, '') DESC, p.id
