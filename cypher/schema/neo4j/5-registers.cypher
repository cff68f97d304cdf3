// Rows of registers, listings and the files that they stand in.
CREATE CONSTRAINT demarche_register_id IF NOT EXISTS FOR (n:Register) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_register_entry_id IF NOT EXISTS FOR (n:RegisterEntry) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT demarche_listing_id IF NOT EXISTS FOR (n:Listing) REQUIRE n.id IS UNIQUE;
