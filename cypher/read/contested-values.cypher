// question: For which deals do the reports give different values?
// column deal Id of the deal
// column name What it is
// column currency ISO 4217 code
// column lowest The lowest value reported
// column highest The highest
// column readings Number of different values
// reads all: every claim with a value is asked for
MATCH (d:Deal)<-[:REPORTS]-(c:Claim)
WHERE c.value IS NOT NULL
WITH d, c.currency AS currency, min(c.value) AS lowest, max(c.value) AS highest, count(DISTINCT c.value) AS readings
WHERE readings > 1
RETURN d.id AS deal, d.name AS name, currency, lowest, highest, readings
ORDER BY toFloat(highest) / lowest DESC, deal, currency
