// title: Who arms an alliance
// question: From whom do the members of an alliance buy, and who of the sellers stands outside?
// param alliance Alliance The alliance
WITH 'alliance:nato' AS alliance
MATCH (g:Alliance {id: alliance})<-[m:MEMBER_OF]-(buyer:State)
WHERE coalesce(m.active, true)
MATCH (seller:Actor)-[r:SELLS_ARMS_TO|PROPOSES_ARMS_TO]->(buyer)
WITH g, m, buyer, r, seller, coalesce(r.sources, 0) AS stories
ORDER BY stories DESC, seller.id, buyer.id
LIMIT 36
RETURN g, m, buyer, r, seller
