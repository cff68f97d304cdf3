// question: Who in this graph is on a list of sanctions, and by which programme?
// column who Body or person
// column list ofac-sdn, eu, un or ftm
// column name The name on the list
// column programmes As the list has them
// column laws Laws and orders behind them, where known
// column listed When it was put on the list
// column id The list's own id
// column file File of the list
// column line Line of the file
// reads all: everybody who is on a list is asked for
MATCH (l:Listing)-[:LISTS]->(actor:Actor)
MATCH (l)-[:ENTERED_IN]->(r:Register)
WITH l, actor, r ORDER BY coalesce(r.asOf, ''), r.id
WITH l, actor, collect(r.file) AS files
OPTIONAL MATCH (l)-[:LISTED_UNDER]->(law:Legislation)
WITH l, actor, files, law ORDER BY law.name
WITH l, actor, files, collect(DISTINCT law.name) AS laws
RETURN actor.name AS who, l.list AS list, l.name AS name, l.programmes AS programmes, laws, l.listed AS listed,
  l.listId AS id, files AS file, l.line AS line
ORDER BY actor.name, l.id
