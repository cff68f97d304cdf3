// question: Which deals went on although someone threatened or sanctioned a party over them?
// param since date ["0000"] Only threats last reported on or after this day
// column deal Id of the deal
// column name What it is
// column by Who threatened or sanctioned
// column on Whom
// column action What they did: threaten or sanction
// column threatened When that was first reported
// column stage How far the deal has come
// column after The deal's dated steps from that day on
// column last When the deal was last reported
MATCH (p:Pressure)-[:CONCERNS]->(d:Deal)
WHERE p.action IN ['threaten', 'sanction'] AND coalesce(p.last, '9999') >= $since
  AND coalesce(d.stopped, false) = false AND d.stage IN ['signed', 'in-production', 'delivering', 'delivered']
  AND coalesce(d.last, '9999') >= coalesce(p.first, '0000')
MATCH (p)-[:PRESSED_BY]->(presser:Actor)
MATCH (p)-[:PRESSED_ON]->(target:Actor)
RETURN d.id AS deal, d.name AS name, presser.name AS by, target.name AS on, p.action AS action,
  p.first AS threatened, d.stage AS stage, [step IN coalesce(d.history, []) WHERE step >= p.first] AS after, d.last AS last
ORDER BY coalesce(d.last, '') DESC, d.id, p.id, presser.id, target.id
