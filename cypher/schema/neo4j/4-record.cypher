// The record lives beside the graph: entries by their place in it, and one marker that says whose database this is.
CREATE CONSTRAINT demarche_marker_id IF NOT EXISTS FOR (n:Demarche) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_entry_id IF NOT EXISTS FOR (n:RecordEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX demarche_entry_place IF NOT EXISTS FOR (n:RecordEntry) ON (n.generation, n.position);
