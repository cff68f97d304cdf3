// title: The S-400 affair: India and Turkey side by side
// question: Two states bought one system: what was done to each of them because of it?
// param left State One buyer
// param right State The other buyer
// param system WeaponSystem What both bought
WITH 'state:IND' AS left, 'state:TUR' AS right, 'weapon:s-400' AS system
UNWIND [left, right] AS id
MATCH (s:State {id: id})
CALL (s, system) {
  MATCH p = (s)<-[:BUYER]-(d:Deal)-[:COVERS]->(w:WeaponSystem)
  WHERE w.id = system
  WITH p, coalesce(d.sources, 0) AS stories, d.id AS deal
  ORDER BY stories DESC, deal
  LIMIT 4
  RETURN p
  UNION ALL
  MATCH p = (s)<-[:BUYER]-(d:Deal)-[:SELLER]->(seller:Actor)
  WHERE EXISTS { MATCH (d)-[:COVERS]->(w:WeaponSystem) WHERE w.id = system }
  WITH p, coalesce(d.sources, 0) AS stories, d.id AS deal, seller.id AS party
  ORDER BY stories DESC, deal, party
  LIMIT 6
  RETURN p
  UNION ALL
  MATCH p = (s)<-[:PRESSED_ON]-(x:Pressure)-[:PRESSED_BY|UNDER_LAW|CONCERNS]->(thing)
  WHERE EXISTS { MATCH (x)-[:UNDER_LAW]->(:Legislation) }
    OR EXISTS { MATCH (x)-[:CONCERNS]->(w:WeaponSystem) WHERE w.id = system }
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS pressure, thing.id AS party
  ORDER BY stories DESC, pressure, party
  LIMIT 14
  RETURN p
  UNION ALL
  MATCH p = (s)<-[:BASED_IN]-(:Organization)<-[:PRESSED_ON]-(x:Pressure)-[:UNDER_LAW]->(:Legislation)
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS pressure
  ORDER BY stories DESC, pressure
  LIMIT 4
  RETURN p
  UNION ALL
  MATCH p = (s)<-[:EXCLUDED]-(x:Exclusion)-[:EXCLUDED_BY|EXCLUDED_FROM]->(thing)
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS event, thing.id AS party
  ORDER BY stories DESC, event, party
  LIMIT 4
  RETURN p
}
RETURN p
