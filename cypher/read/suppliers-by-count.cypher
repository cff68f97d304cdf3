// question: Who supplies a state, by number of deals?
// param buyer State The buying state
// column supplier Who sells
// column deals Number of deals
// column stopped How many of them were suspended, cancelled or blocked
// column first First deal reported
// column last Last deal reported
MATCH (seller:Actor)<-[:SELLER]-(d:Deal)-[:BUYER]->(:State {id: $buyer})
WITH DISTINCT seller, d
WITH seller, count(d) AS deals, coalesce(sum(CASE WHEN d.stopped = true THEN 1 ELSE 0 END), 0) AS stopped,
  min(d.first) AS first, max(d.last) AS last
RETURN seller.name AS supplier, deals, stopped, first, last
ORDER BY deals DESC, seller.id
