// question: Who arms the members of an alliance, from inside and from outside?
// param alliance Alliance The alliance
// column supplier Who sells
// column inside Whether the supplier is a member itself
// column buyers The members that buy
// column proposals The members to which it has offered arms
// column first First reported
// column last Last reported
MATCH (g:Alliance {id: $alliance})<-[m:MEMBER_OF]-(member:State)<-[r:SELLS_ARMS_TO|PROPOSES_ARMS_TO]-(s:Actor)
WHERE coalesce(m.active, true)
WITH g, s, member, r ORDER BY member.name
WITH g, s, min(r.first) AS first, max(r.last) AS last,
  collect(DISTINCT CASE WHEN type(r) = 'SELLS_ARMS_TO' THEN member.name END) AS buyers,
  collect(DISTINCT CASE WHEN type(r) = 'PROPOSES_ARMS_TO' THEN member.name END) AS proposals
RETURN s.name AS supplier, EXISTS { MATCH (s)-[:MEMBER_OF]->(g) } AS inside, buyers, proposals, first, last
ORDER BY size(buyers) DESC, size(proposals) DESC, s.id
