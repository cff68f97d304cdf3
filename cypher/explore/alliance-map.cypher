// title: The alliance map
// question: Which of the states that arms deals and pressure speak of most stand together, and in which alliances?
// slide 1 Blue circles are states, green ones alliances. Thin grey lines are memberships, grey ones twice as thick treaties between two states. Thick coloured lines say who arms or presses whom. Double-click a circle to see what else it is tied to.
// param kind string Kind of the alliances: alliance, union, organisation or forum
WITH 'alliance' AS kind
MATCH (s:State)-[told:SELLS_ARMS_TO|PROPOSES_ARMS_TO|THREATENS|SANCTIONS|PRESSURES|RESISTS]-(:Actor)
WITH kind, s, coalesce(sum(told.sources), 0) AS stories
ORDER BY stories DESC, s.id
LIMIT 10
WITH kind, collect(s.id) AS ids
MATCH (s:State)-[r:MEMBER_OF|ALLY_OF]->(other:Actor)
WHERE s.id IN ids AND coalesce(r.active, true) AND (other.kind = kind OR other.id IN ids)
MATCH (s)-[told:SELLS_ARMS_TO|PROPOSES_ARMS_TO|THREATENS|SANCTIONS|PRESSURES|RESISTS]-(:Actor)
WITH s, r, other, coalesce(sum(told.sources), 0) AS stories
ORDER BY stories DESC, s.id, other.id
LIMIT 60
RETURN s, r, other
