// question: Which laws were invoked against members of an alliance, or against firms and organs based there?
// param alliance Alliance The alliance
// column law The law, embargo or resolution
// column member The member, at the time of the pressure
// column target Who is pressed: the member itself, or a firm or organ of it
// column by Who invokes the law
// column pressures Number of pressures that rest on it
// column first First reported
// column last Last reported
// reads all: every pressure on any member or its firms is asked for
MATCH (:Alliance {id: $alliance})<-[m:MEMBER_OF]-(state:State)<-[:BASED_IN*0..1]-(pressed:Actor)<-[:PRESSED_ON]-(p:Pressure)-[:UNDER_LAW]->(l:Legislation)
WHERE coalesce(m.first, '0000') <= coalesce(p.last, '9999') AND coalesce(m.until, '9999') > coalesce(p.first, '0000')
MATCH (p)-[:PRESSED_BY]->(presser:Actor)
WITH l, state, pressed, presser, count(DISTINCT p) AS pressures, min(p.first) AS first, max(p.last) AS last
RETURN l.name AS law, state.name AS member, pressed.name AS target, presser.name AS by, pressures, first, last
ORDER BY pressures DESC, l.id, state.id, pressed.id, presser.id
