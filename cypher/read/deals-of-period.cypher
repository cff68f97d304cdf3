// question: Which deals were first reported in a period?
// param from date The first day
// param to date The last day
// column deal Id of the deal
// column name What it is
// column status How far it has come
// column stopped Whether it was suspended, cancelled or blocked
// column value Value in whole units of the currency
// column currency ISO 4217 code
// column first First reported
// column sources Number of stories that report it
MATCH (d:Deal)
WHERE d.first >= $from AND d.first <= $to + '~'
RETURN d.id AS deal, d.name AS name, d.status AS status, coalesce(d.stopped, false) AS stopped, d.value AS value,
  d.currency AS currency, d.first AS first, d.sources AS sources
ORDER BY first, deal
