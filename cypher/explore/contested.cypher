// title: What is contested
// question: Which deals do reports value differently, or deny?
// param least integer Least number of different values
WITH 2 AS least
MATCH (d:Deal)<-[:REPORTS]-(c:Claim)
WHERE c.value IS NOT NULL OR c.polarity = 'denied'
WITH least, d, count(DISTINCT c.value) AS readings, count(DISTINCT c.polarity) AS stances,
  coalesce(d.sources, 0) AS stories
WHERE readings >= least OR stances > 1
WITH d, stories, readings, stances
ORDER BY stances DESC, stories DESC, readings DESC, d.id
LIMIT 7
MATCH p = (d)<-[:REPORTS]-(c:Claim)-[:EVIDENCED_BY]->(words:Passage)
WHERE c.value IS NOT NULL OR c.polarity = 'denied'
WITH p, stances, stories, d.id AS deal, c.id AS claim, words.id AS passage
ORDER BY stances DESC, stories DESC, deal, claim, passage
LIMIT 40
RETURN p
