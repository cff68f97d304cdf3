// title: Deals that were stopped
// question: Which deals were suspended, cancelled or blocked, between whom, and under whose pressure?
// param since date Only deals last reported on or after this day
WITH '2000' AS since
MATCH (d:Deal)
WHERE d.stopped = true AND d.last >= since
WITH d, coalesce(d.sources, 0) AS stories, d.last AS last
ORDER BY stories DESC, last DESC, d.id
LIMIT 30
MATCH (d)-[r:SELLER|BUYER|CONCERNS]-(thing)
WITH d, r, thing, stories, last
ORDER BY stories DESC, last DESC, d.id, thing.id
LIMIT 110
RETURN d, r, thing
