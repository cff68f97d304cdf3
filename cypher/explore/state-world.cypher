// title: One state's world
// question: From whom does a state buy, to whom does it sell, who presses it, and with whom does it stand?
// slide 3 Turkey is in the middle. To see another state, change its code in the first line: 'state:IND', 'state:EGY', 'state:TWN'.
// param state State The state
WITH 'state:TUR' AS state
MATCH (s:State {id: state})
CALL (s) {
  MATCH p = (s)-[r:SELLS_ARMS_TO|PROPOSES_ARMS_TO|THREATENS|SANCTIONS|PRESSURES|RESISTS]-(other:Actor)
  WITH p, coalesce(r.sources, 0) AS stories, other.id AS id
  ORDER BY stories DESC, id
  LIMIT 24
  RETURN p
  UNION ALL
  MATCH p = (s)<-[:BUYER]-(d:Deal)-[:COVERS]->(w:WeaponSystem)
  WITH p, coalesce(d.sources, 0) AS stories, d.id AS id
  ORDER BY stories DESC, id
  LIMIT 12
  RETURN p
  UNION ALL
  MATCH p = (s)-[r:MEMBER_OF|ALLY_OF]-(other:Actor)
  WHERE coalesce(r.active, true) AND (type(r) = 'ALLY_OF' OR other.kind = 'alliance')
  WITH p, other.id AS id
  ORDER BY id
  LIMIT 10
  RETURN p
}
RETURN p
