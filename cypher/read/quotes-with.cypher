// question: Which quoted words hold a word or a phrase, and what is claimed on them?
// param words string The word or phrase, letter for letter
// column quote The words
// column claims What is claimed on them
// column outlet Who printed them
// column published When
// column article Id of the article
MATCH (passage:Passage)
WHERE passage.quote CONTAINS $words
MATCH (passage)-[:`IN`]->(:Text)<-[:PRINTS]-(a:Article)
OPTIONAL MATCH (passage)<-[:EVIDENCED_BY]-(c:Claim)
WITH passage, a, c ORDER BY c.name
WITH passage, a, collect(DISTINCT c.name) AS claims
RETURN passage.quote AS quote, claims, a.outlet AS outlet, a.published AS published, a.id AS article
ORDER BY coalesce(a.published, '') DESC, a.id, passage.start, passage.id
