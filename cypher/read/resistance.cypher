// question: Who resists whom?
// column by Who resists
// column against Whom
// column times Number of acts of resistance
// column first First reported
// column last Last reported
// reads all: every act of resistance is asked for
MATCH (a:Actor)<-[:RESISTED_BY]-(e:Resistance)-[:RESISTED_AGAINST]->(b:Actor)
WITH a, b, count(DISTINCT e) AS times, min(e.first) AS first, max(e.last) AS last
RETURN a.name AS by, b.name AS against, times, first, last
ORDER BY times DESC, a.id, b.id
