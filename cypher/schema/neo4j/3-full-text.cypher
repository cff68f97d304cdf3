// Words of names and quotes, for people who search in Neo4j Browser:
// CALL db.index.fulltext.queryNodes('demarche_quotes', 'sanctions') YIELD node, score RETURN node, score
CREATE FULLTEXT INDEX demarche_names IF NOT EXISTS
FOR (n:State|Organization|Person|Alliance|Programme|WeaponSystem|Legislation) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX demarche_quotes IF NOT EXISTS
FOR (n:Passage) ON EACH [n.quote];
// Letter for letter, as CONTAINS compares: for the named query quotes-with.
CREATE TEXT INDEX demarche_quote_letters IF NOT EXISTS FOR (n:Passage) ON (n.quote);
