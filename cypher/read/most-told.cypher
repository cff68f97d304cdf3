// question: Which events do most independent stories tell?
// param least integer [3] Least number of stories
// column event Id of the event
// column name What it is
// column sources Number of stories
// column first First reported
// column last Last reported
MATCH (e:Event)
WHERE e.sources >= $least
RETURN e.id AS event, e.name AS name, e.sources AS sources, e.first AS first, e.last AS last
ORDER BY sources DESC, event
