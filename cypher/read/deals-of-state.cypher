// question: Which arms deals is a state seller or buyer of?
// param state State The state
// param since date ["0000"] Only deals last reported on or after this day
// column deal Id of the deal
// column name What it is
// column role Whether the state sells or buys
// column partners The other side
// column systems Weapon systems it covers
// column status How far it has come
// column stopped Whether it was suspended, cancelled or blocked
// column value Value in whole units of the currency
// column currency ISO 4217 code
// column first First reported
// column last Last reported
// column sources Number of stories that report it
MATCH (d:Deal)-[r:SELLER|BUYER]->(:State {id: $state})
WHERE coalesce(d.last, '9999') >= $since
WITH DISTINCT d, type(r) AS side
OPTIONAL MATCH (d)-[o:SELLER|BUYER]->(partner:Actor)
WHERE type(o) <> side
WITH d, side, partner ORDER BY partner.name
WITH d, side, collect(DISTINCT partner.name) AS partners
OPTIONAL MATCH (d)-[:COVERS]->(w:WeaponSystem)
WITH d, side, partners, w ORDER BY w.name
WITH d, side, partners, collect(DISTINCT w.name) AS systems
RETURN d.id AS deal, d.name AS name, toLower(side) AS role, partners, systems, d.status AS status,
  coalesce(d.stopped, false) AS stopped, d.value AS value, d.currency AS currency,
  d.first AS first, d.last AS last, d.sources AS sources
ORDER BY coalesce(d.last, '') DESC, d.id, side
