// question: Which deals were suspended, cancelled or blocked, and who pressed over them?
// param since date ["0000"] Only deals last reported on or after this day
// column deal Id of the deal
// column name What it is
// column stage How far it had come before
// column history Its dated steps
// column pressed Who pressed over it
// column last Last reported
// column sources Number of stories that report it
MATCH (d:Deal {stopped: true})
WHERE coalesce(d.last, '9999') >= $since
OPTIONAL MATCH (d)<-[:CONCERNS]-(:Pressure)-[:PRESSED_BY]->(presser:Actor)
WITH d, presser ORDER BY presser.name
WITH d, collect(DISTINCT presser.name) AS pressed
RETURN d.id AS deal, d.name AS name, d.stage AS stage, coalesce(d.history, []) AS history, pressed, d.last AS last,
  d.sources AS sources
ORDER BY coalesce(d.last, '') DESC, d.id
