// title: Who pushes back, and who was shut out
// question: Who resists whom, and who was shut out of which programme or alliance?
// param since date Only what was last reported on or after this day
WITH '2000' AS since
CALL (since) {
  MATCH p = (:Actor)<-[:RESISTED_BY]-(x:Resistance)-[:RESISTED_AGAINST]->(:Actor)
  WHERE x.last >= since
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS id
  ORDER BY stories DESC, id
  LIMIT 25
  RETURN p
  UNION ALL
  MATCH p = (:Actor)<-[:EXCLUDED]-(x:Exclusion)-[:EXCLUDED_BY|EXCLUDED_FROM]->(other)
  WHERE x.last >= since
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS id, other.id AS party
  ORDER BY stories DESC, id, party
  LIMIT 24
  RETURN p
}
RETURN p
