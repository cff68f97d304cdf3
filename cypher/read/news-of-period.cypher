// question: What was reported in a period?
// param from date The first day
// param to date The last day
// column published When
// column outlet Who printed it
// column title The article's title
// column events What it reports
// column article Id of the article
MATCH (a:Article)
WHERE a.published >= $from AND a.published <= $to + '~'
OPTIONAL MATCH (a)-[:PRINTS]->(:Text)<-[:`IN`]-(:Passage)<-[:EVIDENCED_BY]-(:Claim)-[:REPORTS]->(event:Event)
WITH a, event ORDER BY event.name
WITH a, collect(DISTINCT event.name) AS events
RETURN a.published AS published, a.outlet AS outlet, a.title AS title, events, a.id AS article
ORDER BY published, article
