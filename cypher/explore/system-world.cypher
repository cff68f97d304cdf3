// title: A weapon system's makers, buyers and pressers
// question: Who makes a weapon system, who sells and buys it, and who presses over it?
// slide 6 Grey is the system with its parts and variants, light blue its makers, orange its deals, vermilion the pressure over it.
// param system WeaponSystem The weapon system
WITH 'weapon:s-400' AS system
MATCH (w:WeaponSystem {id: system})
CALL (w) {
  MATCH p = (w)-[r:MADE_BY|VARIANT_OF|COMPONENT_OF]-(thing)
  WITH p, type(r) AS kind, thing.id AS id
  ORDER BY kind DESC, id
  LIMIT 24
  RETURN p
  UNION ALL
  MATCH p = (w)<-[:COVERS]-(d:Deal)-[:SELLER|BUYER]->(party:Actor)
  WITH p, coalesce(d.sources, 0) AS stories, d.id AS deal, party.id AS id
  ORDER BY stories DESC, deal, id
  LIMIT 36
  RETURN p
  UNION ALL
  MATCH p = (w)<-[:CONCERNS]-(x:Pressure)-[:PRESSED_BY|PRESSED_ON]->(party:Actor)
  WITH p, coalesce(x.sources, 0) AS stories, x.id AS pressure, party.id AS id
  ORDER BY stories DESC, pressure, id
  LIMIT 24
  RETURN p
}
RETURN p
