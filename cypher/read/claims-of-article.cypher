// question: What does an article say?
// param article id The article's id: its address or its source's own
// column claim Id of the claim
// column kind What kind of claim it is
// column about Whom and what it is about
// column polarity Whether the words assert or deny it
// column modality Whether it is so, planned or hypothetical
// column confidence How sure the reading is, 0 to 1
// column quote The words
MATCH (:Article {id: $article})-[:PRINTS]->(:Text)<-[:`IN`]-(passage:Passage)<-[:EVIDENCED_BY]-(c:Claim)
OPTIONAL MATCH (c)-[:ABOUT]->(entity)
WITH passage, c, entity ORDER BY entity.name
WITH passage, c, collect(DISTINCT entity.name) AS about
RETURN c.id AS claim, c.kind AS kind, about, c.polarity AS polarity, c.modality AS modality,
  c.confidence AS confidence, passage.quote AS quote
ORDER BY coalesce(passage.start, 0), c.id, passage.quote, passage.id
