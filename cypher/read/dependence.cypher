// question: On which suppliers does a state depend, by their share of its realised deals?
// param buyer State The buying state
// column supplier Who sells
// column deals Number of realised deals that it has a part in: signed or further, surely told, and not stopped
// column share Its share of them, from 0 to 1; a deal of several sellers counts for each in part. Their squares sum to the Herfindahl-Hirschman index
MATCH (:Actor)-[r:SELLS_ARMS_TO]->(b:State {id: $buyer})
UNWIND r.events AS event
MATCH (d:Deal {id: event})
WHERE coalesce(d.stopped, false) = false
WITH b, count(DISTINCT d) AS total
MATCH (s:Actor)-[r:SELLS_ARMS_TO]->(b)
UNWIND r.events AS event
MATCH (d:Deal {id: event})
WHERE coalesce(d.stopped, false) = false
WITH DISTINCT total, d, s
WITH total, d, count(s) AS sellers, collect(s.id) AS ids
UNWIND ids AS id
WITH total, id, count(d) AS deals, sum(1.0 / sellers) AS parts
MATCH (supplier:Actor {id: id})
RETURN supplier.name AS supplier, deals, parts / total AS share
ORDER BY share DESC, id
