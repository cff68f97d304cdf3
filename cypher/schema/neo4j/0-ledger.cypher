// Which migrations a database has had. Made before any of them, and not one itself.
CREATE CONSTRAINT demarche_migration_number IF NOT EXISTS FOR (n:DemarcheMigration) REQUIRE n.number IS UNIQUE;
