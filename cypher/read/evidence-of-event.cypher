// question: Which words does a deal, a pressure, an exclusion or an act of resistance rest on?
// param event Event The event's id
// column claim Id of the claim
// column polarity Whether the words assert or deny it
// column modality Whether it is so, planned or hypothetical
// column quote The words
// column outlet Who printed them
// column published When
// column article Id of the article
MATCH (:Event {id: $event})<-[:REPORTS]-(c:Claim)-[:EVIDENCED_BY]->(passage:Passage)-[:`IN`]->(:Text)<-[:PRINTS]-(a:Article)
RETURN c.id AS claim, c.polarity AS polarity, c.modality AS modality, passage.quote AS quote,
  a.outlet AS outlet, a.published AS published, a.id AS article
ORDER BY coalesce(a.published, ''), a.id, c.id, passage.start, passage.id
