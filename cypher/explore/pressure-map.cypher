// title: The pressure map
// question: Who threatens, sanctions and presses whom?
// slide 2 Vermilion is a sanction, orange a threat, rose any other pressure, dark blue resistance. Click a line: "sources" counts the independent stories that tell it, "first" and "last" say when.
// param since date Only what was last reported on or after this day
WITH '2000' AS since
MATCH (by:Actor)-[r:THREATENS|SANCTIONS|PRESSURES|RESISTS]->(on:Actor)
WHERE r.last >= since
WITH by, r, on, coalesce(r.sources, 0) AS stories, r.last AS last
ORDER BY stories DESC, last DESC, by.id, on.id
LIMIT 36
RETURN by, r, on
