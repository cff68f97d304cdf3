// title: Deals that went on despite a threat
// question: Which deals were signed, built or delivered although someone threatened or sanctioned a party over them?
// param since date Only threats last reported on or after this day
WITH '2000' AS since
MATCH (by:Actor)<-[a:PRESSED_BY]-(x:Pressure)-[o:CONCERNS]->(d:Deal)-[b:BUYER]->(buyer:Actor)
WHERE (x.action = 'threaten' OR x.action = 'sanction') AND x.last >= since
  AND coalesce(d.stopped, false) = false
  AND (d.stage = 'signed' OR d.stage = 'in-production' OR d.stage = 'delivering' OR d.stage = 'delivered')
  AND d.last >= x.first
MATCH (d)-[s:SELLER]->(seller:Actor)
WITH by, a, x, o, d, b, buyer, s, seller, coalesce(d.sources, 0) + coalesce(x.sources, 0) AS stories
ORDER BY stories DESC, d.id, x.id, by.id, buyer.id, seller.id
LIMIT 29
RETURN by, a, x, o, d, b, buyer, s, seller
