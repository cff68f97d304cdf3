// question: What is denied, of whom, in which words?
// column claim Id of the claim
// column denied What the words deny
// column attributedTo Who says so, where the words name someone
// column quote The words
// column outlet Who printed them
// column published When
// column article Id of the article
// reads all: every denied claim is asked for
MATCH (c:Claim {polarity: 'denied'})-[:EVIDENCED_BY]->(passage:Passage)-[:`IN`]->(:Text)<-[:PRINTS]-(a:Article)
RETURN c.id AS claim, c.name AS denied, c.attributedTo AS attributedTo, passage.quote AS quote, a.outlet AS outlet,
  a.published AS published, a.id AS article
ORDER BY coalesce(a.published, '') DESC, a.id, c.id, passage.start, passage.id
