// title: One deal's story
// question: What is told of a deal from offer to outcome, in whose words, and who pressed over it?
// slide 4 From a picture to the words: the deal (large, orange) – what is claimed of it – the passage with its quotation – the text – the article that printed it. Click a passage to read the words.
// param seller Actor Who sells
// param buyer Actor Who buys
// param system WeaponSystem What is sold; of several such deals the one that most stories tell
WITH 'state:RUS' AS seller, 'state:TUR' AS buyer, 'weapon:s-400' AS system
MATCH (:Actor {id: buyer})<-[:BUYER]-(d:Deal)-[:SELLER]->(:Actor {id: seller})
WHERE EXISTS { MATCH (d)-[:COVERS]->(w:WeaponSystem) WHERE w.id = system }
WITH d, coalesce(d.sources, 0) AS told
ORDER BY told DESC, d.id
LIMIT 1
CALL (d) {
  MATCH p = (d)-[:SELLER|BUYER|COVERS]->(thing)
  WITH p, thing.id AS id
  ORDER BY id
  LIMIT 15
  RETURN p
  UNION ALL
  MATCH p = (d)<-[:CONCERNS]-(x:Pressure)-[:PRESSED_BY|PRESSED_ON|UNDER_LAW]->(thing)
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS pressure, thing.id AS id
  ORDER BY stories DESC, pressure, id
  LIMIT 30
  RETURN p
  UNION ALL
  MATCH p = (d)<-[:REPORTS]-(c:Claim)-[:EVIDENCED_BY]->(words:Passage)-[:`IN`]->(:Text)<-[:PRINTS]-(a:Article)
  WITH p, coalesce(c.confidence, 0) AS sure, c.id AS claim, words.id AS passage, a.id AS id
  ORDER BY sure DESC, claim, passage, id
  LIMIT 10
  RETURN p
}
RETURN p
