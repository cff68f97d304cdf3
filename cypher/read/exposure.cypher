// question: Who would be hit if a state no longer sold arms, and what part of its realised deals would each buyer lose?
// param seller State The state that would be cut off
// column buyer Who buys
// column deals Number of deals with the seller that are not stopped
// column realised How many of them are realised: signed or further, surely told
// column purchases Number of all realised deals of the buyer
// column loss Share of them that would be lost, from 0 to 1; 0 where there are none
MATCH (seller:State {id: $seller})<-[:SELLER]-(d:Deal)-[:BUYER]->(b:Actor)
WHERE coalesce(d.stopped, false) = false AND b.id <> seller.id
MATCH (c:Claim)-[:REPORTS]->(d)
WHERE c.polarity = 'asserted' AND c.modality <> 'hypothetical'
WITH seller, b, count(DISTINCT d) AS deals
OPTIONAL MATCH (seller)-[own:SELLS_ARMS_TO]->(b)
UNWIND coalesce(own.events, ['']) AS event
OPTIONAL MATCH (mine:Deal {id: event})
WHERE coalesce(mine.stopped, false) = false
WITH b, deals, count(DISTINCT mine) AS realised
OPTIONAL MATCH (:Actor)-[any:SELLS_ARMS_TO]->(b)
UNWIND coalesce(any.events, ['']) AS event
OPTIONAL MATCH (bought:Deal {id: event})
WHERE coalesce(bought.stopped, false) = false
WITH b, deals, realised, count(DISTINCT bought) AS purchases
RETURN b.name AS buyer, deals, realised, purchases,
  CASE WHEN purchases = 0 THEN 0.0 ELSE 1.0 * realised / purchases END AS loss
ORDER BY loss DESC, deals DESC, b.id
