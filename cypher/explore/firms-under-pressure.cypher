// title: Firms and organs under pressure
// question: Which firms, organs and armed groups are threatened, sanctioned or blocked, by whom, and whose are they?
// param since date Only what was last reported on or after this day
WITH '2000' AS since
MATCH (o:Organization)<-[on:PRESSED_ON]-(x:Pressure)-[by:PRESSED_BY]->(presser:Actor)
WHERE x.last >= since
OPTIONAL MATCH (o)-[base:BASED_IN]->(home:State)
WITH presser, by, x, on, o, base, home, coalesce(x.sources, 0) AS stories, x.last AS last
ORDER BY stories DESC, last DESC, x.id, o.id, presser.id, home.id
LIMIT 37
RETURN presser, by, x, on, o, base, home
