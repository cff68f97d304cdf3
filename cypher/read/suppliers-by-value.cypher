// question: Who supplies a state, by reported value of the deals that were not stopped?
// param buyer State The buying state
// column supplier Who sells
// column currency ISO 4217 code
// column value Sum of the deals' values, in whole units of the currency
// column valued Number of deals with a value
MATCH (seller:Actor)<-[:SELLER]-(d:Deal)-[:BUYER]->(:State {id: $buyer})
WHERE d.value IS NOT NULL AND coalesce(d.stopped, false) = false
WITH DISTINCT seller, d
WITH seller, d.currency AS currency, sum(d.value) AS value, count(d) AS valued
RETURN seller.name AS supplier, currency, value, valued
ORDER BY currency, value DESC, seller.id
