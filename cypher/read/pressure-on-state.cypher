// question: Who presses a state, how, over what and under which law?
// param state State The state
// column pressure Id of the pressure
// column by Who presses
// column action What they do: urge, warn, threaten, sanction, block, condemn or waive
// column over The systems or deals it is about
// column law The law it rests on
// column first First reported
// column last Last reported
// column until When it was released
// column sources Number of stories that report it
MATCH (p:Pressure)-[:PRESSED_ON]->(:State {id: $state})
OPTIONAL MATCH (p)-[:PRESSED_BY]->(presser:Actor)
WITH p, presser ORDER BY presser.name
WITH p, collect(DISTINCT presser.name) AS pressers
OPTIONAL MATCH (p)-[:CONCERNS]->(thing)
WITH p, pressers, thing ORDER BY thing.name
WITH p, pressers, collect(DISTINCT thing.name) AS things
OPTIONAL MATCH (p)-[:UNDER_LAW]->(law:Legislation)
WITH p, pressers, things, law ORDER BY law.name
WITH p, pressers, things, collect(DISTINCT law.name) AS laws
RETURN p.id AS pressure, pressers AS by, p.action AS action, things AS over, laws AS law,
  p.first AS first, p.last AS last, p.until AS until, p.sources AS sources
ORDER BY coalesce(p.last, '') DESC, p.id
