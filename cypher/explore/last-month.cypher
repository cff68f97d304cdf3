// title: The last month's news
// question: What was reported in the month before a day, or before the newest article?
// param until date The last day of the month; 9999 for the newest article
WITH '9999' AS until
MATCH (newest:Article)
WHERE newest.published <= until
WITH max(newest.published) AS until
WITH until, toInteger(substring(until, 0, 4)) AS year, toInteger(substring(until, 5, 2)) AS month
WITH until, CASE
    WHEN month = 1 THEN toString(year - 1) + '-12'
    WHEN month < 11 THEN toString(year) + '-0' + toString(month - 1)
    ELSE toString(year) + '-' + toString(month - 1)
  END + substring(until, 7) AS start
MATCH p = (a:Article)-[:PRINTS]->(:Text)<-[:`IN`]-(:Passage)<-[:EVIDENCED_BY]-(c:Claim)-[:REPORTS]->(event:Event)
WHERE a.published >= start AND a.published <= until
WITH p, a.published AS day, coalesce(event.sources, 0) AS stories, a.id AS article, event.id AS id, c.id AS claim
ORDER BY day DESC, stories DESC, article, id, claim
LIMIT 29
RETURN p
