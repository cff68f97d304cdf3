// title: States that buy from rivals
// question: Which states buy from two rivals, one of which presses the other?
// slide 7 Look for a state to which arrows of arms (green: sold, light blue: offered) lead from two others, while a vermilion, orange or rose arrow runs between those two. Drag a state out of the crowd to see its own arrows.
// param since date Only where the pressure was last reported on or after this day
WITH '2000' AS since
MATCH (a:State)-[hostile:THREATENS|SANCTIONS|PRESSURES]->(b:State)
WHERE hostile.last >= since
WITH a, hostile, b, coalesce(hostile.sources, 0) AS pressed
ORDER BY pressed DESC, a.id, b.id
LIMIT 60
MATCH (a)-[one:SELLS_ARMS_TO|PROPOSES_ARMS_TO]->(buyer:State)<-[two:SELLS_ARMS_TO|PROPOSES_ARMS_TO]-(b)
WHERE type(one) = 'SELLS_ARMS_TO' OR type(two) = 'SELLS_ARMS_TO'
WITH a, hostile, b, one, buyer, two, pressed + coalesce(one.sources, 0) + coalesce(two.sources, 0) AS stories
ORDER BY stories DESC, buyer.id, a.id, b.id
LIMIT 24
RETURN a, hostile, b, one, buyer, two
