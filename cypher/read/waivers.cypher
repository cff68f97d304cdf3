// question: Who was exempted from pressure, by whom, and from what?
// column by Who exempts
// column on Whom
// column done Whether a claim tells it surely as done
// column over The systems or deals it is about
// column law The law from which it exempts
// column first First reported
// column sources Number of stories that report it
// reads all: every waiver is asked for
MATCH (p:Pressure {action: 'waive'})
MATCH (presser:Actor)<-[:PRESSED_BY]-(p)-[:PRESSED_ON]->(target:Actor)
OPTIONAL MATCH (p)-[:CONCERNS]->(thing)
WITH p, presser, target, thing ORDER BY thing.name
WITH p, presser, target, collect(DISTINCT thing.name) AS things
OPTIONAL MATCH (p)-[:UNDER_LAW]->(law:Legislation)
WITH p, presser, target, things, law ORDER BY law.name
WITH p, presser, target, things, collect(DISTINCT law.name) AS laws
RETURN presser.name AS by, target.name AS on, p.done AS done, things AS over, laws AS law, p.first AS first, p.sources AS sources
ORDER BY coalesce(p.first, '') DESC, p.id, presser.id, target.id
