// question: Who are the members of an alliance?
// param alliance Alliance The alliance
// param on date ["9999"] Members on this day; all, former ones too, when left out
// column member The member
// column first Member since
// column until Member until
// column basis Whether an article, a register or reference data says so
MATCH (m)-[r:MEMBER_OF]->(:Alliance {id: $alliance})
WHERE $on = '9999' OR (coalesce(r.first, '0000') <= $on AND coalesce(r.until, '9999') > $on)
RETURN m.name AS member, r.first AS first, r.until AS until, r.basis AS basis
ORDER BY m.name, m.id, coalesce(r.first, ''), coalesce(r.basis, '')
