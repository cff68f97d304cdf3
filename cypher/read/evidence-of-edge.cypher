// question: Which words does an edge between two actors rest on?
// param from Actor Where the edge begins
// param to Actor Where it ends
// param type string ["SELLS_ARMS_TO"] SELLS_ARMS_TO, PROPOSES_ARMS_TO, THREATENS, SANCTIONS, PRESSURES or RESISTS
// column claim Id of the claim
// column quote The words
// column outlet Who printed them
// column title The article's title
// column published When
// column article Id of the article
MATCH (:Actor {id: $from})-[r]->(:Actor {id: $to})
WHERE type(r) = $type
UNWIND r.claims AS id
WITH DISTINCT id
MATCH (c:Claim {id: id})-[:EVIDENCED_BY]->(passage:Passage)-[:`IN`]->(:Text)<-[:PRINTS]-(a:Article)
RETURN c.id AS claim, passage.quote AS quote, a.outlet AS outlet, a.title AS title,
  a.published AS published, a.id AS article
ORDER BY coalesce(a.published, ''), a.id, c.id, passage.start, passage.id
