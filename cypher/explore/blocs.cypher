// title: Two blocs
// question: Whom do the members of two alliances arm and press, among themselves, across and outside?
// slide 8 Green ties states to their alliances, thick lines say who sells to whom and who presses whom: within a bloc, between the blocs and beyond both.
// param left Alliance One alliance
// param right Alliance The other alliance
WITH 'alliance:nato' AS left, 'alliance:csto' AS right
UNWIND [left, right] AS bloc
MATCH (g:Alliance {id: bloc})
CALL (g) {
  MATCH (g)<-[m:MEMBER_OF]-(s:State)-[r:SELLS_ARMS_TO|THREATENS|SANCTIONS|PRESSURES]->(other:State)
  WHERE coalesce(m.active, true)
  WITH m, s, r, other, coalesce(r.sources, 0) AS stories
  ORDER BY stories DESC, s.id, other.id
  LIMIT 36
  RETURN m, s, r, other
}
RETURN g, m, s, r, other
