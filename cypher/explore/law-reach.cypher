// title: A law and all whom it touched
// question: Who invoked a law, against whom and over what?
// slide 5 Yellow is the law, vermilion the pressures that rest on it, around them who pressed, who was pressed and what it was about.
// param law Legislation The law, embargo or resolution
WITH 'law:caatsa' AS law
MATCH (l:Legislation {id: law})<-[:UNDER_LAW]-(x:Pressure)
WITH l, x, coalesce(x.sources, 0) AS stories
ORDER BY stories DESC, x.id
LIMIT 24
MATCH p = (l)<-[:UNDER_LAW]-(x)-[:PRESSED_BY|PRESSED_ON|CONCERNS]->(thing)
WITH p, stories, x.id AS pressure, thing.id AS id
ORDER BY stories DESC, pressure, id
LIMIT 80
RETURN p
