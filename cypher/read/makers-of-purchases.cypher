// question: Who makes what a state bought or was offered, and where are the makers?
// param buyer State The buying state
// column system The weapon system
// column maker Who makes it, or the family of which it is a variant
// column home Where the maker is based
// column deals Number of deals that cover the system
// column realised How many of them were signed, are in production, being delivered or delivered, and not stopped
// reads all: every system of every deal of the buyer is asked for, with all its makers
MATCH (:State {id: $buyer})<-[:BUYER]-(d:Deal)-[:COVERS]->(w:WeaponSystem)
WITH DISTINCT w, d
WITH w, count(d) AS deals, coalesce(sum(CASE
    WHEN d.stage IN ['signed', 'in-production', 'delivering', 'delivered'] AND coalesce(d.stopped, false) = false THEN 1
    ELSE 0
  END), 0) AS realised
OPTIONAL MATCH (w)-[:VARIANT_OF*0..1]->(:WeaponSystem)-[:MADE_BY]->(m:Actor)
OPTIONAL MATCH (m)-[:BASED_IN]->(base:State)
WITH DISTINCT w, deals, realised, m, base
RETURN w.name AS system, m.name AS maker, base.name AS home, deals, realised
ORDER BY realised DESC, deals DESC, w.id, m.id, base.id
