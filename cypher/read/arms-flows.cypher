// question: Who sells arms to whom?
// param basis string ["any"] article, register or reference; any for all
// column seller Who sells
// column buyer Who buys
// column stage How far the furthest deal has come
// column active Whether it goes on
// column first First reported
// column last Last reported
// column sources Number of stories that report it
// reads all: every edge of this kind is asked for
MATCH (s:Actor)-[r:SELLS_ARMS_TO]->(b:Actor)
WHERE $basis = 'any' OR r.basis = $basis
RETURN s.name AS seller, b.name AS buyer, r.stage AS stage, r.active AS active, r.first AS first,
  r.last AS last, r.sources AS sources
ORDER BY s.id, b.id, r.key
