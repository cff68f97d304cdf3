// question: What does the register have of a state's arms transfers?
// param state State The state
// column supplier Who supplied
// column recipient Who received
// column system The system
// column entry The row as it names them
// column ordered Number ordered
// column year Year of order
// column delivered Number delivered
// column file File of the register
// column line Line of the file
MATCH (s:State {id: $state})<-[:RECORDED_SELLER|RECORDED_BUYER]-(e:RegisterEntry)-[:ENTERED_IN]->(r:Register)
WITH DISTINCT e, r
OPTIONAL MATCH (e)-[:RECORDED_SELLER]->(seller)
OPTIONAL MATCH (e)-[:RECORDED_BUYER]->(buyer)
OPTIONAL MATCH (e)-[:RECORDED_ITEM]->(item)
RETURN seller.name AS supplier, buyer.name AS recipient, item.name AS system, e.name AS entry, e.ordered AS ordered,
  e.orderYear AS year, e.delivered AS delivered, r.file AS file, e.line AS line
ORDER BY coalesce(e.orderYear, 0) DESC, r.id, e.line
